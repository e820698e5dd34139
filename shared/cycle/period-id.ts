import type { PeriodKind } from '../scoring/template'
import { beijingMidnight, beijingParts, shiftPeriodId } from './beijing-time'

/** A stretch of time `[startsAt, cutAt)`, two instants. */
export interface PeriodRange {
  readonly startsAt: string
  readonly cutAt: string
}

/** Kinds of period that the calendar itself divides, the shortest first. */
export const calendarKinds = ['month', 'quarter', 'half-year', 'year'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** Whether the range holds the instant. */
export function isWithin({ startsAt, cutAt }: PeriodRange, instant: string): boolean {
  return startsAt <= instant && instant < cutAt
}

/** Months in a period of each kind. */
const monthsIn: Record<CalendarKind, number> = { 'month': 1, 'quarter': 3, 'half-year': 6, 'year': 12 }

const probationMark = 'probation-'

/** What kind of period an id names: `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or a person's probation. */
export function periodKindOf(periodId: string): PeriodKind {
  if (periodId.startsWith(probationMark)) return 'probation'
  const part = periodId.slice(4)
  if (part === '') return 'year'
  return part.startsWith('-Q') ? 'quarter' : part.startsWith('-H') ? 'half-year' : 'month'
}

/** The id under which a person's probation (试用期) exists once. */
export function probationIdOf(personId: string): string {
  return `${probationMark}${personId}`
}

/** Whose probation an id names; null for a period of the calendar. */
export function probationerOf(periodId: string): string | null {
  return periodId.startsWith(probationMark) ? periodId.slice(probationMark.length) : null
}

/** First month of a calendar period and how many it has. */
function monthsOf(periodId: string): { readonly year: number; readonly month: number; readonly months: number } {
  const kind = periodKindOf(periodId)
  if (kind === 'probation') throw new TypeError(`${periodId} is no period of the calendar`)
  const months = monthsIn[kind]
  const number = kind === 'year' ? 1 : Number(periodId.slice(kind === 'month' ? 5 : 6))
  return { year: Number(periodId.slice(0, 4)), month: (number - 1) * months + 1, months }
}

/** The range of a calendar period in Beijing; throws on a probation, whose dates stand with the person. */
export function calendarRangeOf(periodId: string): PeriodRange {
  const { year, month, months } = monthsOf(periodId)
  return { startsAt: beijingMidnight(year, month, 1), cutAt: beijingMidnight(year, month + months, 1) }
}

/** The period of that kind to which an instant belongs in Beijing. */
export function calendarPeriodIdOf(kind: CalendarKind, instant: string): string {
  const { year, month } = beijingParts(instant)
  switch (kind) {
    case 'month': return `${year}-${String(month).padStart(2, '0')}`
    case 'quarter': return `${year}-Q${Math.ceil(month / 3)}`
    case 'half-year': return `${year}-H${month <= 6 ? 1 : 2}`
    case 'year': return String(year)
  }
}

/** The period of the same kind so many before or after; null for a probation, which has no neighbour. */
export function neighbourPeriodId(periodId: string, steps: number): string | null {
  const kind = periodKindOf(periodId)
  if (kind === 'probation') return null
  if (kind === 'month') return shiftPeriodId(periodId, steps)
  const { year, month, months } = monthsOf(periodId)
  return calendarPeriodIdOf(kind, beijingMidnight(year, month + steps * months, 1))
}

/** Orders periods: months before longer ones, within a kind the newest first. */
export function byKindAndNewest(a: string, b: string): number {
  const rank = (periodId: string) => ['month', 'quarter', 'half-year', 'year', 'probation'].indexOf(periodKindOf(periodId))
  return rank(a) - rank(b) || (a < b ? 1 : a > b ? -1 : 0)
}
