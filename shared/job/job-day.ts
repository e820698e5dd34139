import * as z from 'zod/mini'
import { beijingMidnight, beijingParts, periodIdOf, toMs } from '../cycle/beijing-time'

/** A calendar day `YYYY-MM-DD`, 2020 to 2099, that exists. */
export const day = z.string().check(z.regex(/^20[2-9]\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isCalendarDay))

/** Whether the calendar has this day: 30 February is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
}

/** The day in Beijing of an instant. */
export function dayOf(instant: string): string {
  const { year, month, day: number } = beijingParts(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}

/** The month of a day. */
export function periodOfDay(text: string): string {
  return text.slice(0, 7)
}

/** Days back that a completion may be told: a whole month and the days in which its facts are still taken. */
export const completionDays = 35

/** Whether a completion on that day may be told now: not in the future and not too long ago. */
export function isCompletionBelievable(completedOn: string, now: string): boolean {
  const [year = 0, month = 1, number = 1] = completedOn.split('-').map(Number)
  const age = toMs(now) - toMs(beijingMidnight(year, month, number))
  return age >= 0 && age < (completionDays + 1) * 86_400_000
}

/**
 * The day on which a completion counts: its own as long as the facts of that day are open (its month runs, or is past its cut and its figures are not
 * due yet, and no sheet that covers the day is frozen), else today.
 */
export function countingDayOf(completedOn: string, now: string, own: { readonly factsDueAt: string; readonly areFactsOpen: boolean }): string {
  const isInTime = periodOfDay(completedOn) === periodIdOf(now) || now < own.factsDueAt
  return isInTime && own.areFactsOpen ? completedOn : dayOf(now)
}
