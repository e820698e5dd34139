import { strike } from '@shared/incident/incident-moves'
import type { Incident } from '@shared/incident/incident'
import { isRefusal } from '@shared/contract/refusal'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import type { AwaitedUpload } from '@shared/evidence/kept-photo'
import { closedGroup, isPublicationDue } from '@shared/rating360/publish-survey'
import { removeUpload } from '../kit/awaited-uploads'
import { logBug } from '../kit/log'
import { moveIncident } from '../kit/move-incident'
import { readGroups } from '../kit/rating-groups'
import { inTransaction } from '../kit/transaction'
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
    logBug(failure, { requestId, action: 'strike-incident' })
    // Its clock stands still, and with it the sheet that waits for it: HR must hear of it.
    if (due.sheetId !== null) await markBroken(due.sheetId, requestId)
    return null
  }
}

/** Moves a sheet as far as the clock lets it. */
export async function moveDueSheet(due: { readonly _id: string }, { requestId, contextOf }: Slice): Promise<readonly string[] | null> {
  const readers: string[] = []
  try {
    const audience = await inTransaction(async (transaction) => {
      const sheet = await transaction.read('sheets', due._id)
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
    }, (ids) => { readers.push(...ids) })
    return audience === null ? null : [...audience, ...readers]
  } catch (failure) {
    logBug(failure, { requestId, action: 'advance-sheet', sheetId: due._id })
    await markBroken(due._id, requestId)
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
