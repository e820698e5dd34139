import { beijingDaysBetween, periodIdOf, shiftPeriodId } from '../cycle/beijing-time'
import { calendarRangeOf, probationerOf, type PeriodRange } from '../cycle/period-id'
import { add, divide, exact, formatHundredths, multiply, zero, type Exact } from '../scoring/exact'
import type { Sheet } from '../appraisal/sheet'

/** The legal minimum for a month in yuan (最低工资标准) as a company set it: its own, and that of stores where another holds; null is no guard. */
export interface MinimumWages {
  readonly company: string | null
  readonly stores: { readonly storeId: string; readonly yuan: string | null }[]
}

/** A company that has set none. */
export const noMinimumWages: MinimumWages = { company: null, stores: [] }

/** The minimum for a month in a store; null where nothing is guarded there. */
export function minimumWageIn(wages: MinimumWages, storeId: string): string | null {
  const own = wages.stores.find((store) => store.storeId === storeId)
  return own === undefined ? wages.company : own.yuan
}

/** How many months a range has, each counted by the share of its days: three for a quarter, `20/30 + 31/31 + 9/31` for a probation. */
function monthsOf({ startsAt, cutAt }: PeriodRange): Exact {
  let months = zero
  for (let id = periodIdOf(startsAt); calendarRangeOf(id).startsAt < cutAt; id = shiftPeriodId(id, 1)) {
    const month = calendarRangeOf(id)
    const days = beijingDaysBetween(startsAt > month.startsAt ? startsAt : month.startsAt, cutAt < month.cutAt ? cutAt : month.cutAt)
    months = add(months, divide(exact(days), exact(beijingDaysBetween(month.startsAt, month.cutAt))))
  }
  return months
}

/** The minimum for what a sheet covers: the month's for each of its period's months, by the days that the sheet has of them; rounded half up to the fen. */
export function minimumFor({ periodId, storeId, dates }: Pick<Sheet, 'periodId' | 'storeId' | 'dates'>, wages: MinimumWages): string | null {
  const monthly = minimumWageIn(wages, storeId)
  if (monthly === null) return null
  const period = probationerOf(periodId) === null ? calendarRangeOf(periodId) : dates
  const [days, of] = [beijingDaysBetween(dates.startsAt, dates.cutAt), beijingDaysBetween(period.startsAt, period.cutAt)]
  return formatHundredths(divide(multiply(multiply(exact(monthly), monthsOf(period)), exact(days)), exact(of)))
}
