import { addHours } from './beijing-time'
import { calendarRangeOf, type PeriodRange } from './period-id'

/** The dates of one period's appraisal (decision 8), each an instant: the range is `[startsAt, cutAt)`, the others are the moments after which something is late. */
export interface PeriodDates {
  readonly startsAt: string
  /** 00:00 of the day after its last (a month: the 1st of the next): the range ends. */
  readonly cutAt: string
  /** End of day 3: a metric still missing becomes an exception. */
  readonly factsDueAt: string
  /** End of day 5: a missing rating becomes an exception, a missing self-score is noted. */
  readonly ratingsDueAt: string
  /** End of day 6: the windows of all incidents of the period have ended. */
  readonly windowsEndAt: string
}

/** Days after the range's end, a company's own setting: of a month the days of the month after. */
export interface PeriodCalendar {
  readonly factsDueDay: number
  readonly ratingsDueDay: number
  readonly windowsEndDay: number
}

export const defaultCalendar: PeriodCalendar = { factsDueDay: 3, ratingsDueDay: 5, windowsEndDay: 6 }

/** A period's appraisal (考核期); `_id` names the period (period-id.ts). Templates are pinned when it opens (decision 5). */
export interface Period {
  readonly _id: string
  readonly state: 'open' | 'closing' | 'closed'
  readonly dates: PeriodDates
  readonly templates: readonly PinnedTemplate[]
  readonly openedBy: string
  readonly openedAt: string
  /** Whether every sheet has been made; making them runs in slices. */
  readonly sheetsMade: boolean
  readonly closedAt: string | null
}

/** The version of a template that a period opened with, and the hash of its content. */
export interface PinnedTemplate {
  readonly id: string
  readonly version: number
  readonly hash: string
}

/** The dates of a range; a due day counts whole, so it ends at the next midnight in Beijing. */
export function datesAfter({ startsAt, cutAt }: PeriodRange, calendar: PeriodCalendar = defaultCalendar): PeriodDates {
  const endOf = (day: number) => addHours(cutAt, day * 24)
  return { startsAt, cutAt, factsDueAt: endOf(calendar.factsDueDay), ratingsDueAt: endOf(calendar.ratingsDueDay), windowsEndAt: endOf(calendar.windowsEndDay) }
}

/** The dates of a month, quarter, half-year or year. */
export function periodDates(periodId: string, calendar: PeriodCalendar = defaultCalendar): PeriodDates {
  return datesAfter(calendarRangeOf(periodId), calendar)
}
