import { partitionCount } from '@shared/appraisal/sheet'
import { contextReader } from '../kit/company'
import { logBug } from '../kit/log'
import { underLease } from '../kit/lease'
import { hasAnyDue, listDue, listDueSheets } from '../kit/read'
import { sealNextBatch } from '../kit/seal-records'
import { signal } from '../kit/signal'
import { isBusy } from '../kit/transaction'
import { batchSize, drain, type Slice, type SliceResult } from './drain'
import { markBroken } from './mark-broken'
import { moveDueIncident, moveDueSheet, moveDueSheets, removeDueUpload } from './move-due'
import { makeSheets, movePeriods } from './move-periods'
import { strikeDueObjection } from './strike-objection'

type Part = (slice: Slice) => Promise<SliceResult>

/** The parts of the work in their order. Each takes its own leases, so that several instances share it without waiting for one another. */
const parts: readonly Part[] = [
  leased('incidents', () => hasAnyDue('incidents'), (slice) => drain(slice, {
    nextBatch: (now, limit) => listDue('incidents', now, limit), keyOf: ({ _id, sheetId }) => sheetId ?? _id, moveOne: moveDueIncident,
  })),
  leased('objections', () => hasAnyDue('objections'), (slice) => drain(slice, {
    nextBatch: (now, limit) => listDue('objections', now, limit), keyOf: ({ sheetId }) => sheetId, moveOne: strikeDueObjection,
  })),
  makeSheets,
  moveSheets,
  leased('seals', async () => await hasAnyDue('sheets', 'witnessDueAt') || await hasAnyDue('corrections', 'witnessDueAt'), sealWaiting),
  leased('periods', () => Promise.resolve(true), movePeriods),
  leased('uploads', () => hasAnyDue('uploads'), (slice) => drain(slice, {
    nextBatch: (now, limit) => listDue('uploads', now, limit), keyOf: ({ _id }) => _id, moveOne: removeDueUpload,
  })),
]

/**
 * One slice of the month's close: whatever is due by the clock, in small batches, each record in a transaction of its own, until nothing is left
 * or its time is up. Anything it does twice changes nothing; a broken record becomes an exception and stops nobody else.
 */
export async function runSlice(deadlineMs: number, requestId: string, callHelp: () => void): Promise<SliceResult> {
  const slice: Slice = { deadlineMs, requestId, contextOf: contextReader(), callHelp, toldBefore: new Set() }
  let moved = 0
  let isDone = true
  for (const part of parts) {
    const result = await part(slice).catch((failure: unknown) => {
      // What fails in one part stops no other: the month goes on, and the next strike tries it again.
      if (!isBusy(failure, { requestId, action: 'close' })) logBug(failure, { requestId, action: 'close' })
      return another
    })
    moved += result.moved
    isDone &&= result.isDone
  }
  return { moved, isDone }
}

const nothing: SliceResult = { moved: 0, isDone: true }
const another: SliceResult = { moved: 0, isDone: false }

/** A part under one lease, which is not even asked for while nothing of it is due. */
function leased(name: string, isDue: () => Promise<boolean>, work: Part): Part {
  return async (slice) => {
    if (!await isDue()) return nothing
    return await underLease(name, slice.deadlineMs, slice.requestId, () => work(slice)) ?? another
  }
}

/** Due sheets, partition by partition, from another one on in each instance. Where there are many, others are called to help. */
async function moveSheets(slice: Slice): Promise<SliceResult> {
  const first = await listDueSheets(new Date().toISOString(), batchSize)
  const isMuch = first.length === batchSize
  if (isMuch) slice.callHelp()
  const all = Array.from({ length: partitionCount }, (_, index) => index)
  const start = Math.floor(Math.random() * partitionCount)
  const due = new Set(isMuch ? all : first.map(({ partition }) => partition))
  let moved = 0
  let isDone = true
  for (const partition of [...all.slice(start), ...all.slice(0, start)].filter((index) => due.has(index))) {
    if (Date.now() >= slice.deadlineMs) return { moved, isDone: false }
    const result = await underLease(`sheets:${partition}`, slice.deadlineMs, slice.requestId, () => drain(slice, {
      nextBatch: (now, limit) => listDueSheets(now, limit, partition), keyOf: ({ _id }) => _id, moveOne: moveDueSheet, moveTogether: moveDueSheets,
    })) ?? another
    moved += result.moved
    isDone &&= result.isDone
  }
  return { moved, isDone }
}

/** Puts what was sealed since the last batch into the next ones. */
async function sealWaiting({ deadlineMs, requestId }: Slice): Promise<SliceResult> {
  for (let moved = 0; ; moved += 1) {
    if (Date.now() >= deadlineMs) return { moved, isDone: false }
    const { told, brokenIds } = await sealNextBatch(new Date().toISOString())
    for (const sheetId of brokenIds) await markBroken(sheetId, requestId, ['dueAt', 'witnessDueAt'])
    if (told === null) return { moved, isDone: true }
    await signal(told, requestId)
  }
}
