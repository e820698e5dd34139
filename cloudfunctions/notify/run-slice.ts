import { addHours } from '@shared/cycle/beijing-time'
import { defaultMessageSettings, isQuiet, keptDays } from '@shared/message/message'
import { readSettings } from '../kit/company'
import { underLease } from '../kit/lease'
import { listDue, removeOlder } from '../kit/read'
import { drain, type Slice, type SliceResult } from './drain'
import { remindDue } from './remind'
import { sendDue } from './send-message'

/** Parts of the work, each under its own lease. Reminders come first: what they find is sent by the same slice. */
const parts = ['reminders', 'sending', 'old-messages'] as const
type Part = (typeof parts)[number]

/** How many old records of a kind one slice removes at most. */
const removedAtOnce = 200

/** One slice of the messages: reminds whoever is due, sends what waits, and removes what is old, until its time is up. */
export async function runSlice(slice: Slice): Promise<SliceResult> {
  let moved = 0
  let isDone = true
  for (const part of parts) {
    const result = await underLease(part, slice.deadlineMs, slice.requestId, () => work[part](slice))
    if (result === null) continue
    moved += result.moved
    isDone &&= result.isDone
  }
  return { moved, isDone }
}

const work: Record<Part, (slice: Slice) => Promise<SliceResult>> = {
  'reminders': (slice) => drain(slice, (now, limit) => listDue('reminders', now, limit), remindDue),
  'sending': sendWaiting,
  'old-messages': removeOld,
}

/** Sends what waits, outside of the quiet hours: they are looked at before each batch and each message. */
async function sendWaiting(slice: Slice): Promise<SliceResult> {
  const settings = (await readSettings()).messages ?? defaultMessageSettings
  return drain(slice, (now, limit) => (isQuiet(settings, now) ? Promise.resolve([]) : listDue('outbox', now, limit)), (message) => sendDue(message, settings, slice.requestId))
}

async function removeOld(): Promise<SliceResult> {
  const than = addHours(new Date().toISOString(), -24 * keptDays)
  const moved = await removeOlder('outbox', than, removedAtOnce) + await removeOlder('reminders', than, removedAtOnce)
  return { moved, isDone: moved === 0 }
}
