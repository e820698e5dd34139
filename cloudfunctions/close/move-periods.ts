import type { Period } from '@shared/cycle/period'
import { openSheetStates } from '@shared/appraisal/sheet-state'
import { logBug } from '../kit/log'
import { hasAny, listDocuments } from '../kit/read'
import { makeMissingSheets, retryUnmade } from '../kit/sheet-making'
import { inTransaction, isBusy } from '../kit/transaction'
import type { Slice, SliceResult } from './drain'
import { placeWaitingIncidents } from './place-waiting-incidents'

/** Makes sheets that are still missing, places what waited for them, and follows each period from open over closing to closed as its sheets go. */
export async function movePeriods(slice: Slice): Promise<SliceResult> {
  let moved = 0
  const open = (await listDocuments('periods', {})).filter(({ state }) => state !== 'closed')
  if (open.length > 0) moved += await placeWaitingIncidents(slice)
  for (const period of open) {
    if (Date.now() >= slice.deadlineMs) return { moved, isDone: false }
    if (await apart(period, slice, followPeriod, false)) moved += 1
  }
  return { moved, isDone: true }
}

/** Works on one period; where that fails, it stops no other. */
async function apart<Result>(period: Period, { requestId }: Slice, work: (period: Period) => Promise<Result>, failed: Result): Promise<Result> {
  try {
    return await work(period)
  } catch (failure) {
    if (!isBusy(failure, { requestId, action: 'close' })) logBug(failure, { requestId, action: 'close' })
    return failed
  }
}

/** Goes on making the sheets of months that were opened, and tries those again that could not be made. */
export async function makeSheets(slice: Slice): Promise<SliceResult> {
  const { deadlineMs, requestId, callHelp } = slice
  let moved = await retryUnmade({ until: new Date().toISOString() }, deadlineMs, requestId)
  let isDone = true
  for (const period of (await listDocuments('periods', {})).filter(({ sheetsMade }) => !sheetsMade)) {
    const making = await apart(period, slice, () => makeMissingSheets(period, deadlineMs, requestId, callHelp), { made: 0, isDone: false })
    moved += making.made
    isDone &&= making.isDone
  }
  return { moved, isDone }
}

async function followPeriod(period: Period): Promise<boolean> {
  const now = new Date().toISOString()
  if (now < period.dates.cutAt) return false
  // A month in which somebody's sheet could not be made is not over. Asked before the sheets: what ends by being made is one of them.
  const isOver = period.sheetsMade && !await hasAny('unmade-sheets', { periodId: period._id, state: 'open' }) && !await hasOpenSheet(period._id)
  if (period.state === (isOver ? 'closed' : 'closing')) return false
  return inTransaction(async (transaction) => {
    const latest = await transaction.read('periods', period._id)
    if (latest === null) return false
    const isClosed = isOver && latest.sheetsMade
    const state = isClosed ? 'closed' : 'closing'
    if (latest.state === state || latest.state === 'closed') return false
    await transaction.write('periods', { ...latest, state, closedAt: isClosed ? now : null })
    return true
  })
}

/** Asks for one sheet of each state instead of counting them all. */
async function hasOpenSheet(periodId: string): Promise<boolean> {
  for (const state of openSheetStates) if (await hasAny('sheets', { periodId, state })) return true
  return false
}
