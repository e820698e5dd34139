import { strike } from '@shared/incident/incident-moves'
import type { Incident } from '@shared/incident/incident'
import { isRefusal } from '@shared/contract/refusal'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import type { AwaitedUpload } from '@shared/evidence/kept-photo'
import { closedGroup, isPublicationDue } from '@shared/rating360/publish-survey'
import { atOnce, widthTogether } from '../kit/at-once'
import { removeUpload } from '../kit/awaited-uploads'
import type { ContextReader } from '../kit/company'
import { log, logBug } from '../kit/log'
import { moveIncident } from '../kit/move-incident'
import { readGroups } from '../kit/rating-groups'
import { inTransaction, isBusy, type Transaction } from '../kit/transaction'
import type { Slice } from './drain'
import { markBroken } from './mark-broken'

/** Strikes an incident's clock: a reminder, somebody higher, or its lapsing. */
export async function moveDueIncident(due: Incident, { requestId, contextOf }: Slice): Promise<readonly string[] | null> {
  // Others of the batch are in the middle of their transactions: readers of messages are told with everybody else, when all are done.
  const readers: string[] = []
  try {
    const now = new Date().toISOString()
    const moved = await inTransaction(async (transaction) => {
      const incident = await transaction.read('incidents', due._id)
      if (incident === null) return null
      const result = await moveIncident(transaction, incident, now, (latest) => strike(latest, now), contextOf)
      // A frozen sheet takes no more claims; the incident's clock stops with it.
      if (isRefusal(result)) {
        await transaction.write('incidents', { ...incident, dueAt: null })
        return null
      }
      return result
    }, (ids) => { readers.push(...ids) })
    return moved === null ? readers : [...readers, moved.incident.employeeId, moved.incident.reporterId, ...(moved.sheet?.watcherIds ?? [])]
  } catch (failure) {
    if (isBusy(failure, { requestId, action: 'strike-incident' })) return null
    logBug(failure, { requestId, action: 'strike-incident' })
    // Its clock stands still, and with it the sheet that waits for it: HR must hear of it.
    if (due.sheetId !== null) await markBroken(due.sheetId, requestId)
    return null
  }
}

/** How long sheets go on losing together before each goes on its own: somebody else told the same signer first, mostly, and is done at once. */
const togetherMs = 1_000

type DueSheet = { readonly _id: string }

/** Moves a sheet within a transaction as far as the clock lets it; whom to tell, null where it did not move. */
async function advanceDue(transaction: Transaction, { _id }: DueSheet, contextOf: ContextReader): Promise<readonly string[] | null> {
  const sheet = await transaction.read('sheets', _id)
  if (sheet === null) return null
  const now = new Date().toISOString()
  const context = await contextOf(sheet, now)
  const groups = isPublicationDue(sheet, now) ? await readGroups(transaction, sheet, context.template) : undefined
  const next = advanceSheet(sheet, groups === undefined ? context : { ...context, groups })
  if (next === sheet) return null
  await transaction.write('sheets', next)
  // Written with the sheet: an answer that is under way meets this write and finds the window closed.
  for (const group of groups ?? []) await transaction.write('rating-groups', closedGroup(group))
  const isNews = next.rev !== sheet.rev
  return isNews ? [...next.watcherIds, next.holderId, ...next.raters.map(({ personId }) => personId)].filter((id) => id !== null) : []
}

/** Moves a sheet in a transaction of its own. */
export async function moveDueSheet(due: DueSheet, { requestId, contextOf }: Slice): Promise<readonly string[] | null> {
  const readers: string[] = []
  try {
    const audience = await inTransaction((transaction) => advanceDue(transaction, due, contextOf), (ids) => { readers.push(...ids) })
    return audience === null ? null : [...audience, ...readers]
  } catch (failure) {
    if (isBusy(failure, { requestId, action: 'advance-sheet', sheetId: due._id })) return null
    logBug(failure, { requestId, action: 'advance-sheet', sheetId: due._id })
    await markBroken(due._id, requestId)
    return null
  }
}

/**
 * Moves sheets in one transaction, which costs a begin and a commit for all of them. Answers what `moveDueSheet` would for each; null where one is
 * broken or somebody else was first with one: then nothing has moved, and each goes on its own.
 */
export async function moveDueSheets(dues: readonly DueSheet[], { requestId, contextOf, toldBefore }: Slice): Promise<readonly (readonly string[] | null)[] | null> {
  const readers: string[] = []
  try {
    let messages: readonly string[] = []
    const audiences = await inTransaction(async (transaction) => {
      transaction.toldBefore = toldBefore
      const told = new Map<string, readonly string[] | null>()
      await atOnce(dues, async (due) => { told.set(due._id, await advanceDue(transaction, due, contextOf)) }, widthTogether)
      return dues.map(({ _id }) => told.get(_id) ?? null)
    }, (ids, transaction) => {
      readers.push(...ids)
      messages = transaction.idsOf('outbox')
    }, togetherMs)
    for (const id of messages) toldBefore.add(id)
    const first = audiences.findIndex((audience) => audience !== null)
    return audiences.map((audience, index) => (index === first ? [...(audience ?? []), ...readers] : audience))
  } catch {
    // What is broken is found, logged and marked when each goes on its own.
    log('apart', { requestId, action: 'advance-sheet', count: dues.length })
    return null
  }
}

/** A photo that nobody attached within its time, or one that was attached and whose first copy is still there. */
export async function removeDueUpload(due: AwaitedUpload, { requestId }: Slice): Promise<readonly string[] | null> {
  try {
    await removeUpload(due)
    return []
  } catch (failure) {
    logBug(failure, { requestId, action: 'remove-upload' })
    return null
  }
}
