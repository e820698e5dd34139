import { dayStartsAt } from '@shared/cycle/beijing-time'
import { calendarPeriodIdOf, probationIdOf, type PeriodRange } from '@shared/cycle/period-id'
import { countJobs, monthsOf, type JobCount } from '@shared/job/job-count'
import { emptyTally, tallyIdOf, type JobTally } from '@shared/job/job-tally'
import type { Person } from '@shared/people/person'
import { periodKindsOf, sheetPlansIn } from '@shared/people/sheet-plan'
import { atOnce } from './at-once'
import type { Transaction } from './transaction'

/** A person's tallies by month. */
export type TalliesByMonth = ReadonlyMap<string, JobTally>

/** The tallies of these months as they are in the transaction, by id; an empty one where there were no jobs. */
export async function readTallies(transaction: Transaction, employeeId: string, months: readonly string[]): Promise<TalliesByMonth> {
  const found = new Map<string, JobTally>()
  await atOnce(months, async (month) => { found.set(month, await transaction.read('job-tallies', tallyIdOf(month, employeeId)) ?? emptyTally(month, employeeId)) })
  return found
}

/** What these tallies come to in a period over the ranges of the person's sheets in it. */
export function countOf(periodId: string, employeeId: string, ranges: readonly PeriodRange[], tallies: TalliesByMonth): JobCount {
  return countJobs({ periodId, employeeId }, monthsOf(ranges).flatMap((month) => { const tally = tallies.get(month); return tally === undefined ? [] : [tally] }), ranges)
}

/** The periods that hold a day of these months and in which the person has sheets. */
export function periodsTouching(person: Person, months: readonly string[]): readonly string[] {
  const periods = periodKindsOf(person).flatMap((kind) => (kind === 'probation' ? [probationIdOf(person._id)] : months.map((month) => calendarPeriodIdOf(kind, dayStartsAt(`${month}-01`)))))
  return [...new Set(periods)].filter((periodId) => monthsOf(sheetPlansIn(person, periodId)).some((month) => months.includes(month)))
}
