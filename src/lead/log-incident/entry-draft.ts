import type { ActionInput } from '@shared/contract/actions'
import type { EntryWords } from '../../cloud/queue/queued'
import { beijingMidnight, beijingParts, toInstant, toMs } from '@shared/cycle/beijing-time'

/** A day (`2026-11-25`) and a time of day (`14:00`) in Beijing. */
export interface Moment {
  readonly date: string
  readonly time: string
}

/** What has been filled in so far; only who and what are needed. */
export interface EntryDraft {
  readonly employeeId: string | null
  readonly kind: string | null
  readonly quantity: number
  /** When it happened; null stands for the moment of sending. */
  readonly happened: Moment | null
  readonly orderNo: string
  readonly note: string
  /** Why there is no photo, where one was asked for; null while nothing was said. */
  readonly noPhoto: string | null
}

/** An entry to hand in: what is sent, and the words to show it by. */
export interface Entry extends EntryWords {
  readonly input: ActionInput<'log-incident'>
  /** It happened just now, by the phone's clock. */
  readonly isNow: boolean
  /** Such an entry counts nothing before it was verified. */
  readonly needsVerifying: boolean
}

/** What is wrong beside which field; a field that is right has no entry. */
export type EntryProblems = Partial<Record<'occurredAt' | 'orderNo' | 'note' | 'quantity', string>>

const two = (value: number) => String(value).padStart(2, '0')
const maximumQuantity = 20
const maximumNote = 500
const dayMs = 24 * 3_600_000
/** The furthest back that something may have happened when it is logged; after 7 days it waits for a manager's word. */
export const maximumAgeDays = 60
const maximumAgeMs = maximumAgeDays * dayMs

export function freshDraft(employeeId: string | null): EntryDraft {
  return { employeeId, kind: null, quantity: 1, happened: null, orderNo: '', note: '', noPhoto: null }
}

const noPhotoMark = '没有照片：'

/** The reason for having no photo and the words, apart again. */
function wordsIn(sent: string): Pick<EntryDraft, 'note' | 'noPhoto'> {
  if (!sent.startsWith(noPhotoMark)) return { note: sent, noPhoto: null }
  const [first = '', ...others] = sent.split('\n')
  return { noPhoto: first.slice(noPhotoMark.length), note: others.join('\n') }
}

/** An entry that was refused, to be changed: as it was filled in, with the time at which it was made. */
export function draftOf({ employeeId, kind, quantity, occurredAt, orderNo, note }: Entry['input']): EntryDraft {
  const { hour, minute } = beijingParts(occurredAt)
  return { employeeId, kind, quantity, happened: { date: dateBefore(occurredAt, 0), time: `${two(hour)}:${two(minute)}` }, orderNo: orderNo ?? '', ...wordsIn(note) }
}

/** Another person may have another sheet with other kinds: what was chosen before stands only where it is still offered. */
export function withPerson(draft: EntryDraft, employeeId: string, kinds: readonly string[]): EntryDraft {
  return { ...draft, employeeId, kind: draft.kind !== null && kinds.includes(draft.kind) ? draft.kind : null }
}

/** One tap on the stepper, within 1 and what the server takes. */
export function movedQuantity(quantity: number, direction: 1 | -1): number {
  return Math.min(Math.max(quantity + direction, 1), maximumQuantity)
}

/** The Beijing day so many days before `now`, as a date field has it. */
export function dateBefore(now: string, days: number): string {
  const { year, month, day } = beijingParts(toInstant(toMs(now) - days * dayMs))
  return `${year}-${two(month)}-${two(day)}`
}

/** Where the time field starts when a day is chosen: the full hour just past. */
export function hourNow(now: string): string {
  return `${two(beijingParts(now).hour)}:00`
}

/** The instant of a day and a time of day in Beijing. */
export function instantOf({ date, time }: Moment): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return toInstant(toMs(beijingMidnight(year, month, day)) + (hour * 60 + minute) * 60_000)
}

/** Everything that the server would refuse and the phone can tell before sending. */
export function problemsOf(draft: EntryDraft, now: string): EntryProblems {
  const happenedMs = draft.happened === null ? null : toMs(instantOf(draft.happened))
  const orderNo = draft.orderNo.trim()
  return {
    ...(happenedMs === null || happenedMs <= toMs(now) ? {} : { occurredAt: '发生时间不能在将来' }),
    ...(happenedMs === null || toMs(now) - happenedMs <= maximumAgeMs ? {} : { occurredAt: '只能记最近 60 天内的事' }),
    ...(orderNo === '' || /^[A-Za-z0-9-]{1,40}$/.test(orderNo) ? {} : { orderNo: '单号只能有字母、数字和短横线，最多 40 位' }),
  }
}

/** The words, with the reason for having no photo before them. */
function noteOf({ note, noPhoto }: EntryDraft): string {
  return [noPhoto === null ? '' : `${noPhotoMark}${noPhoto}`, note.trim()].filter((part) => part !== '').join('\n').slice(0, maximumNote)
}

/** What is sent for the draft, with the moment of sending where no other time was given; null while who or what is missing. */
export function inputOf(draft: EntryDraft, now: string): Entry['input'] | null {
  if (draft.employeeId === null || draft.kind === null) return null
  const orderNo = draft.orderNo.trim()
  return {
    employeeId: draft.employeeId, kind: draft.kind, quantity: draft.quantity, occurredAt: draft.happened === null ? now : instantOf(draft.happened),
    note: noteOf(draft), orderNo: orderNo === '' ? null : orderNo,
  }
}
