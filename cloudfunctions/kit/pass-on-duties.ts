import { reassignRaters } from '@shared/appraisal/relocate-sheet'
import { sheetStateRows, statesThat } from '@shared/appraisal/sheet-state'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { advanceContextOf } from './company'
import { logBug } from './log'
import { listDocuments } from './read'
import { signal } from './signal'
import { inTransaction } from './transaction'

async function passOn(sheetId: string, personIds: readonly string[]): Promise<Sheet | null> {
  return inTransaction(async (transaction) => {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) return null
    const now = new Date().toISOString()
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const isRater = sheetStateRows[sheet.state].takesRatings && sheet.raters.some((rater) => rater.personId !== null && personIds.includes(rater.personId))
    const next = advanceSheet(isRater ? reassignRaters(sheet, context.template, context.leads) : sheet, context)
    if (next === sheet) return null
    await transaction.write('sheets', next)
    return next
  })
}

async function passOnEach(sheetIds: readonly string[], personIds: readonly string[], requestId: string): Promise<void> {
  for (const sheetId of new Set(sheetIds)) {
    try {
      const sheet = await passOn(sheetId, personIds)
      if (sheet === null) continue
      await signal([...sheet.watcherIds, sheet.holderId, ...sheet.raters.map((rater) => rater.personId)].filter((id) => id !== null), requestId)
    } catch (failure) {
      logBug(failure, { requestId, action: 'pass-on-duties', sheetId })
    }
  }
}

async function stepsOf(personIds: readonly string[]): Promise<readonly string[]> {
  const sheets = await Promise.all(personIds.flatMap((personId) => [listDocuments('sheets', { holderId: personId }), listDocuments('sheets', { escalatedToId: personId })]))
  return sheets.flat().map(({ _id }) => _id)
}

/** Steps that these people hold go to whoever's they are now, as where a leave begins or ends. The close does the rest. */
export async function passOnSteps(personIds: readonly string[], requestId: string): Promise<void> {
  await passOnEach(await stepsOf(personIds), personIds, requestId)
}

/** What waited for somebody who is no longer there, or has another post, goes to the next: steps that they held and points that they were to give. The close does the rest. */
export async function passOnDuties(personId: string, requestId: string): Promise<void> {
  const rated = (await Promise.all(statesThat('takesRatings').map((state) => listDocuments('sheets', { state })))).flat().filter(({ raters }) => raters.some((rater) => rater.personId === personId))
  await passOnEach([...await stepsOf([personId]), ...rated.map(({ _id }) => _id)], [personId], requestId)
}
