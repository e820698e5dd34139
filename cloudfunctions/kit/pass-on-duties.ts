import { reassignRaters } from '@shared/appraisal/relocate-sheet'
import { sheetStateRows, statesThat } from '@shared/appraisal/sheet-state'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { advanceContextOf } from './company'
import { logBug } from './log'
import { listDocuments } from './read'
import { signal } from './signal'
import { inTransaction } from './transaction'

async function passOn(sheetId: string, personId: string): Promise<Sheet | null> {
  return inTransaction(async (transaction) => {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) return null
    const now = new Date().toISOString()
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const isRater = sheetStateRows[sheet.state].takesRatings && sheet.raters.some((rater) => rater.personId === personId)
    const next = advanceSheet(isRater ? reassignRaters(sheet, context.template, context.leads) : sheet, context)
    if (next === sheet) return null
    await transaction.write('sheets', next)
    return next
  })
}

/** What waited for somebody who is no longer there goes to the next: steps that they held and points that they were to give. The close does the rest. */
export async function passOnDuties(personId: string, requestId: string): Promise<void> {
  const held = await listDocuments('sheets', { holderId: personId })
  const rated = (await Promise.all(statesThat('takesRatings').map((state) => listDocuments('sheets', { state })))).flat().filter(({ raters }) => raters.some((rater) => rater.personId === personId))
  for (const { _id } of [...held, ...rated]) {
    try {
      const sheet = await passOn(_id, personId)
      if (sheet === null) continue
      await signal([...sheet.watcherIds, sheet.holderId, ...sheet.raters.map((rater) => rater.personId)].filter((id) => id !== null), requestId)
    } catch (failure) {
      logBug(failure, { requestId, action: 'pass-on-duties', sheetId: _id })
    }
  }
}
