import { beijingMidnight, shiftPeriodId } from './beijing-time'

/** The dates of one month's appraisal (decision 8), each an instant: the range is `[startsAt, cutAt)`, the others are the moments after which something is late. */
export interface PeriodDates {
  readonly startsAt: string
  /** 1st of the next month 00:00: the range ends. */
  readonly cutAt: string
  /** End of day 3: a metric still missing becomes an exception. */
  readonly factsDueAt: string
  /** End of day 5: a missing rating becomes an exception, a missing self-score is noted. */
  readonly ratingsDueAt: string
  /** End of day 6: the windows of all incidents of the period have ended. */
  readonly windowsEndAt: string
}

/** Days of the month after, a company's own setting. */
export interface PeriodCalendar {
  readonly factsDueDay: number
  readonly ratingsDueDay: number
  readonly windowsEndDay: number
}

export const defaultCalendar: PeriodCalendar = { factsDueDay: 3, ratingsDueDay: 5, windowsEndDay: 6 }

/** A month's appraisal (考核期); `_id` is the month, `YYYY-MM`. Templates are pinned when it opens (decision 5). */
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

/** The dates of a month; a due day counts whole, so it ends at the next midnight in Beijing. */
export function periodDates(periodId: string, calendar: PeriodCalendar = defaultCalendar): PeriodDates {
  const [year = 0, month = 1] = periodId.split('-').map(Number)
  const [nextYear = 0, nextMonth = 1] = shiftPeriodId(periodId, 1).split('-').map(Number)
  const endOf = (day: number) => beijingMidnight(nextYear, nextMonth, day + 1)
  return {
    startsAt: beijingMidnight(year, month, 1),
    cutAt: beijingMidnight(nextYear, nextMonth, 1),
    factsDueAt: endOf(calendar.factsDueDay),
    ratingsDueAt: endOf(calendar.ratingsDueDay),
    windowsEndAt: endOf(calendar.windowsEndDay),
  }
}
