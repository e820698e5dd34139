import type { Cause } from './cause'
import type { Job } from './job'
import { periodOfDay } from './job-day'

/** What one job means to one installer in one month; days are `YYYY-MM-DD` of that month. */
export interface TallyLine {
  readonly jobId: string
  readonly orderNo: string
  readonly label: string
  /** When it is due, neither postponed by the customer nor cancelled; null when not in this month. */
  readonly dueOn: string | null
  /** The day on which its completion counts; null when not in this month. */
  readonly doneOn: string | null
  /** Null when it was not completed in this month, else whether the first pass was good. */
  readonly isFirstPass: boolean | null
  /** The person's own part of a failed first pass by cause, in ten-thousandths of a job. */
  readonly parts: readonly { readonly cause: Cause; readonly parts: number }[]
}

/** The jobs of one employee in one month; `_id` is `period:employee`. It is written in the transaction of each job, so nothing is ever counted anew. */
export interface JobTally {
  readonly _id: string
  readonly periodId: string
  readonly employeeId: string
  readonly lines: readonly TallyLine[]
  readonly rev: number
}

/** The whole of a job in the units in which shares are counted: whole percents of whole percents are exact in them. */
export const wholeJob = 10_000

/** The id under which an employee's tally of a month exists once. */
export function tallyIdOf(periodId: string, employeeId: string): string {
  return `${periodId}:${employeeId}`
}

/** A tally line with the month and the person it belongs to. */
export interface PlacedLine {
  readonly periodId: string
  readonly employeeId: string
  readonly line: TallyLine
}

/** Where a job counts: for each installer in the month it is due and in the month it was completed. Done ahead of its day it is due when it was done. */
export function linesOfJob(job: Job): readonly PlacedLine[] {
  const { result } = job
  const isDue = job.state === 'assigned' || job.state === 'completed'
  const due = result !== null && result.countsOn < job.dueOn ? result.countsOn : job.dueOn
  const periods = [...new Set([...(isDue ? [periodOfDay(due)] : []), ...(result === null ? [] : [result.periodId])])]
  return periods.flatMap((periodId) => job.installers.map(({ id: employeeId }): PlacedLine => {
    const finished = result !== null && result.periodId === periodId ? result : null
    const own = finished?.split.find(({ personId }) => personId === employeeId)?.percent ?? 0
    return {
      periodId, employeeId,
      line: {
        jobId: job._id, orderNo: job.orderNo, label: job.label, dueOn: isDue && periodOfDay(due) === periodId ? due : null, doneOn: finished?.countsOn ?? null,
        isFirstPass: finished?.isFirstPass ?? null, parts: (finished?.faults ?? []).map(({ cause, percent }) => ({ cause, parts: percent * own })),
      },
    }
  }))
}

/** The tally with this job's line in place of what it knew of it before; null takes the job out. The same tally comes back where nothing changes. */
export function placeLine(tally: JobTally, jobId: string, line: TallyLine | null): JobTally {
  const before = tally.lines.find((known) => known.jobId === jobId) ?? null
  if (JSON.stringify(before) === JSON.stringify(line)) return tally
  const others = tally.lines.filter((known) => known.jobId !== jobId)
  return { ...tally, lines: [...others, ...(line === null ? [] : [line])].sort((a, b) => (a.jobId < b.jobId ? -1 : 1)), rev: tally.rev + 1 }
}

/** A tally without jobs. */
export function emptyTally(periodId: string, employeeId: string): JobTally {
  return { _id: tallyIdOf(periodId, employeeId), periodId, employeeId, lines: [], rev: 0 }
}

/** The tally of a month and person made anew from all jobs there are: what a repair puts in place, and what every tally must equal. */
export function recount(jobs: readonly Job[], periodId: string, employeeId: string): readonly TallyLine[] {
  return jobs.flatMap(linesOfJob).filter((placed) => placed.periodId === periodId && placed.employeeId === employeeId).map(({ line }) => line)
    .sort((a, b) => (a.jobId < b.jobId ? -1 : 1))
}
