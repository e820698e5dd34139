import { dayStartsAt, periodIdOf, shiftPeriodId, toInstant, toMs } from '../cycle/beijing-time'
import { isWithin, type PeriodRange } from '../cycle/period-id'
import type { JobTally, TallyLine } from './job-tally'

/** What one job means to one installer over the days that are counted together. */
export interface CountedLine extends Pick<TallyLine, 'jobId' | 'orderNo' | 'label' | 'parts'> {
  /** Due on one of the days and neither postponed by the customer nor cancelled. */
  readonly isAssigned: boolean
  /** Due on one of the days and completed on one of them. */
  readonly isDoneInTime: boolean
  /** Completed on one of the days: null when it was not, else whether the first pass was good. */
  readonly isFirstPass: boolean | null
}

/** The jobs of one employee in a period of any kind: those of the days that their sheets of the period cover. */
export interface JobCount {
  readonly periodId: string
  readonly employeeId: string
  readonly lines: readonly CountedLine[]
}

/** The months that these ranges touch, the earliest first. */
export function monthsOf(ranges: readonly PeriodRange[]): readonly string[] {
  const months = new Set<string>()
  for (const { startsAt, cutAt } of ranges) {
    const last = periodIdOf(toInstant(toMs(cutAt) - 1))
    for (let month = periodIdOf(startsAt); month <= last; month = shiftPeriodId(month, 1)) months.add(month)
  }
  return [...months].sort()
}

/**
 * The lines of the tallies of a person's months, counted over the days of the ranges together: a job that is due in one month and done in the next
 * stands in both tallies and once in the count.
 */
export function countJobs(place: Pick<JobCount, 'periodId' | 'employeeId'>, tallies: readonly Pick<JobTally, 'lines'>[], ranges: readonly PeriodRange[]): JobCount {
  const isCovered = (day: string | null): boolean => day !== null && ranges.some((range) => isWithin(range, dayStartsAt(day)))
  const byJob = new Map<string, CountedLine>()
  for (const { jobId, orderNo, label, dueOn, doneOn, isFirstPass, parts } of tallies.flatMap(({ lines }) => lines)) {
    const [isDue, isDone] = [isCovered(dueOn), isCovered(doneOn)]
    if (!isDue && !isDone) continue
    const known = byJob.get(jobId)
    const isAssigned = isDue || known?.isAssigned === true
    const done = isDone ? { isFirstPass, parts } : { isFirstPass: known?.isFirstPass ?? null, parts: known?.parts ?? [] }
    byJob.set(jobId, { jobId, orderNo, label, isAssigned, isDoneInTime: isAssigned && done.isFirstPass !== null, ...done })
  }
  return { periodId: place.periodId, employeeId: place.employeeId, lines: [...byJob.values()].sort((a, b) => (a.jobId < b.jobId ? -1 : 1)) }
}
