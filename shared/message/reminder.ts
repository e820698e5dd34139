import { addHours, hourMs, toMs } from '../cycle/beijing-time'
import type { PeriodDates } from '../cycle/period'
import type { Message } from './message'

/** Hours before the end of the self-score and of the ratings at which people are reminded: 10:00 of the day before. */
const hoursBefore = 38
/** Hours after which a signer is reminded, and again as many until the next person up hears of it. */
export const signingHours = 24
/** How much later a day's sheets are looked at, in hours: what one strike of the close brought, sheet by sheet, is told of together. */
const slackHours = 0.25
/** A day's sheets are looked at so often: those that fell to the signer late on it are a day late themselves. */
const signingChecks = 3

/** Everybody who still owes something of a month; worked through sheet by sheet, from the one after `afterId` on. */
export interface MonthReminder {
  readonly _id: string
  readonly kind: 'month'
  readonly at: string
  readonly periodId: string
  readonly until: string
  readonly afterId: string
  readonly dueAt: string | null
}

/** Steps of a month that fell to a signer on one day: looked at again each day after. */
export interface SigningReminder {
  readonly _id: string
  readonly kind: 'signing'
  readonly at: string
  readonly periodId: string
  readonly personId: string
  readonly action: string
  readonly checks: number
  readonly dueAt: string | null
}

/** What the timer must look at without a record that moves by itself. `dueAt` is null once it is done; indexed. */
export type Reminder = MonthReminder | SigningReminder

/** The reminder of a month that was opened. */
export function monthReminderOf(periodId: string, dates: PeriodDates, now: string): MonthReminder {
  return { _id: `month:${periodId}`, kind: 'month', at: now, periodId, until: dates.ratingsDueAt, afterId: '', dueAt: addHours(dates.ratingsDueAt, -hoursBefore) }
}

/** The reminder behind a message that a step fell to somebody, or came back to them; null for any other message. */
export function signingReminderOf({ _id, kind, asks, personId, at }: Pick<Message, '_id' | 'kind' | 'asks' | 'personId' | 'at'>): SigningReminder | null {
  if (asks?.what !== 'step' || (kind !== 'sign-due' && kind !== 'sheet-returned')) return null
  return { _id: `signing:${_id}`, kind: 'signing', at, periodId: asks.periodId, personId, action: asks.action, checks: 0, dueAt: addHours(at, signingHours + slackHours) }
}

/** The reminder after one of its checks. */
export function afterCheck(reminder: SigningReminder): SigningReminder {
  const checks = reminder.checks + 1
  return { ...reminder, checks, dueAt: checks >= signingChecks || reminder.dueAt === null ? null : addHours(reminder.dueAt, signingHours) }
}

/**
 * How many whole days a step has waited at a check. Checks are a day apart, so each sheet is found at one day once and at two days once.
 */
export function daysWaited(since: string, checkedAt: string): number {
  return Math.floor((toMs(checkedAt) - toMs(since)) / (signingHours * hourMs))
}
