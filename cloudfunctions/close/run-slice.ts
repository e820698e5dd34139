import { strike } from '@shared/incident/incident-moves'
import { isRefusal } from '@shared/contract/refusal'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import type { Period } from '@shared/cycle/period'
import type { AwaitedUpload } from '@shared/evidence/kept-photo'
import type { Incident } from '@shared/incident/incident'
import { isPublicationDue, closedGroup } from '@shared/rating360/publish-survey'
import type { Sheet } from '@shared/appraisal/sheet'
import { removeUpload } from '../kit/awaited-uploads'
import { advanceContextOf } from '../kit/company'
import { logBug } from '../kit/log'
import { moveIncident } from '../kit/move-incident'
import { listDocuments, listDue } from '../kit/read'
import { sealNextBatch } from '../kit/seal-records'
import { makeMissingSheets } from '../kit/sheet-making'
import { signal } from '../kit/signal'
import { readGroups } from '../kit/rating-groups'
import { inTransaction } from '../kit/transaction'
import { strikeDueObjection } from './strike-objection'
import { releaseLease, takeLease } from './lease'
import { markBroken } from './mark-broken'
import { placeWaitingIncidents } from './place-waiting-incidents'

/** What a slice did: how many records it moved, and whether nothing due was left when it ended. */
export interface SliceResult {
  readonly moved: number
  readonly isDone: boolean
}

const batchSize = 50

/** Parts of the work, each under its own lease, so that several slices share it without waiting for one another. */
const parts = ['incidents', 'objections', 'sheets', 'seals', 'periods', 'uploads'] as const
type Part = (typeof parts)[number]

interface Slice {
  readonly deadlineMs: number
  readonly requestId: string
}

/**
 * One slice of the month's close: whatever is due by the clock, in small batches, each record in a transaction of its own, until nothing is left
 * or its time is up. Anything it does twice changes nothing; a broken record becomes an exception and stops nobody else.
 */
export async function runSlice(deadlineMs: number, requestId: string): Promise<SliceResult> {
  const slice: Slice = { deadlineMs, requestId }
  let moved = 0
  let isDone = true
  for (const part of parts) {
    if (!await takeLease(part, deadlineMs, requestId)) continue
    try {
      const result = await work[part](slice)
      moved += result.moved
      isDone &&= result.isDone
    } finally {
      await releaseLease(part, requestId)
    }
  }
  return { moved, isDone }
}

const work: Record<Part, (slice: Slice) => Promise<SliceResult>> = {
  incidents: (slice) => drain(slice, (now, limit) => listDue('incidents', now, limit), moveDueIncident),
  objections: (slice) => drain(slice, (now, limit) => listDue('objections', now, limit), strikeDueObjection),
  sheets: (slice) => drain(slice, (now, limit) => listDue('sheets', now, limit), moveDueSheet),
  seals: sealWaiting,
  periods: movePeriods,
  uploads: (slice) => drain(slice, (now, limit) => listDue('uploads', now, limit), removeDueUpload),
}

/**
 * Takes batches of due records until none is left. A record that failed or did not move is not taken up again in this slice; batches grow by
 * those, so that they never hide the ones behind them.
 */
async function drain<Record extends { readonly _id: string }>(
  slice: Slice, nextBatch: (now: string, limit: number) => Promise<Record[]>, moveOne: (record: Record, slice: Slice) => Promise<boolean>,
): Promise<SliceResult> {
  const seen = new Set<string>()
  let moved = 0
  let stuck = 0
  for (;;) {
    const batch = (await nextBatch(new Date().toISOString(), batchSize + stuck)).filter(({ _id }) => !seen.has(_id))
    if (batch.length === 0) return { moved, isDone: true }
    for (const record of batch) {
      if (Date.now() >= slice.deadlineMs) return { moved, isDone: false }
      seen.add(record._id)
      if (await moveOne(record, slice)) moved += 1
      else stuck += 1
    }
  }
}

async function moveDueIncident(due: Incident, { requestId }: Slice): Promise<boolean> {
  try {
    const now = new Date().toISOString()
    const moved = await inTransaction(async (transaction) => {
      const incident = await transaction.read('incidents', due._id)
      if (incident === null) return null
      const result = await moveIncident(transaction, incident, now, (latest) => strike(latest, now))
      // A frozen sheet takes no more claims; the incident's clock stops with it.
      if (isRefusal(result)) {
        await transaction.write('incidents', { ...incident, dueAt: null })
        return null
      }
      return result
    })
    if (moved !== null) await signal([moved.incident.employeeId, moved.incident.reporterId, ...(moved.sheet?.watcherIds ?? [])], requestId)
    return true
  } catch (failure) {
    logBug(failure, { requestId, action: 'strike-incident' })
    // Its clock stands still, and with it the sheet that waits for it: HR must hear of it.
    if (due.sheetId !== null) await markBroken(due.sheetId, requestId)
    return false
  }
}

async function moveDueSheet(due: Sheet, { requestId }: Slice): Promise<boolean> {
  try {
    const moved = await inTransaction(async (transaction) => {
      const sheet = await transaction.read('sheets', due._id)
      if (sheet === null) return null
      const now = new Date().toISOString()
      const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
      const groups = isPublicationDue(sheet, now) ? await readGroups(transaction, sheet, context.template) : undefined
      const next = advanceSheet(sheet, groups === undefined ? context : { ...context, groups })
      if (next === sheet) return null
      await transaction.write('sheets', next)
      // Written with the sheet: an answer that is under way meets this write and finds the window closed.
      for (const group of groups ?? []) await transaction.write('rating-groups', closedGroup(group))
      return { sheet: next, isNews: next.rev !== sheet.rev }
    })
    if (moved === null) return false
    const { watcherIds, holderId, raters } = moved.sheet
    if (moved.isNews) await signal([...watcherIds, holderId, ...raters.map(({ personId }) => personId)].filter((id) => id !== null), requestId)
    return true
  } catch (failure) {
    logBug(failure, { requestId, action: 'advance-sheet', sheetId: due._id })
    await markBroken(due._id, requestId)
    return false
  }
}

/** A photo that nobody attached within its time, or one that was attached and whose first copy is still there. */
async function removeDueUpload(due: AwaitedUpload, { requestId }: Slice): Promise<boolean> {
  try {
    await removeUpload(due)
    return true
  } catch (failure) {
    logBug(failure, { requestId, action: 'remove-upload' })
    return false
  }
}

/** Puts what was sealed since the last batch into the next ones. */
async function sealWaiting({ deadlineMs, requestId }: Slice): Promise<SliceResult> {
  for (let moved = 0; ; moved += 1) {
    if (Date.now() >= deadlineMs) return { moved, isDone: false }
    const told = await sealNextBatch(new Date().toISOString())
    if (told === null) return { moved, isDone: true }
    await signal(told, requestId)
  }
}

/** Makes sheets that are still missing, places what waited for them, and follows each period from open over closing to closed as its sheets go. */
async function movePeriods(slice: Slice): Promise<SliceResult> {
  let moved = 0
  let isDone = true
  for (const period of await listDocuments('periods', {})) {
    if (period.state === 'closed') continue
    if (Date.now() >= slice.deadlineMs) return { moved, isDone: false }
    if (!period.sheetsMade) {
      const making = await makeMissingSheets(period, slice.deadlineMs, slice.requestId)
      moved += making.made
      isDone &&= making.isDone
    }
    moved += await placeWaitingIncidents(period._id, slice.requestId)
    if (await followPeriod(period)) moved += 1
  }
  return { moved, isDone }
}

async function followPeriod(period: Period): Promise<boolean> {
  const now = new Date().toISOString()
  if (now < period.dates.cutAt) return false
  const sheets = await listDocuments('sheets', { periodId: period._id })
  const areSealed = sheets.every(({ state }) => state === 'sealed')
  return inTransaction(async (transaction) => {
    const latest = await transaction.read('periods', period._id)
    if (latest === null) return false
    // A month in which somebody's sheet could not be made yet is not over.
    const isClosed = areSealed && latest.sheetsMade
    const state = isClosed ? 'closed' : 'closing'
    if (latest.state === state || latest.state === 'closed') return false
    await transaction.write('periods', { ...latest, state, closedAt: isClosed ? now : null })
    return true
  })
}
