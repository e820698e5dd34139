import { refuse, type Refusal } from '@shared/contract/refusal'
import { dayStartsAt, periodIdOf } from '@shared/cycle/beijing-time'
import { periodDates } from '@shared/cycle/period'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { countingDayOf, periodOfDay } from '@shared/job/job-day'
import type { Job } from '@shared/job/job'
import { completeJob, hasResult, type StatedResult } from '@shared/job/record-job-result'
import { sheetPlansAt } from '@shared/people/sheet-plan'
import { readSettings } from './company'
import type { JobPlacing } from './job-placing'
import type { Transaction } from './transaction'

/** The sheets that are there for these people and cover the day, of every kind of period. */
async function sheetsCovering(transaction: Transaction, people: Job['installers'], day: string): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = []
  for (const { id } of people) {
    const person = await transaction.read('people', id)
    for (const { sheetId } of person === null ? [] : sheetPlansAt(person, dayStartsAt(day))) {
      const sheet = await transaction.read('sheets', sheetId)
      if (sheet !== null) sheets.push(sheet)
    }
  }
  return sheets
}

/** Whether what the job is due in is past its cut: its month, or a sheet of one of its installers that covers the day. */
export async function isDueOver({ transaction, now }: Pick<JobPlacing, 'transaction' | 'now'>, job: Job): Promise<boolean> {
  const { calendar } = await readSettings()
  if (now >= periodDates(job.duePeriodId, calendar).cutAt) return true
  return (await sheetsCovering(transaction, job.installers, job.dueOn)).some(({ dates }) => now >= dates.cutAt)
}

/** Whether every sheet of the job's people that covers the day still takes facts; of an earlier month one of them must be there, or the month be open. */
async function areFactsOpen({ transaction, now }: JobPlacing, day: string, { installers }: Job): Promise<boolean> {
  const sheets = await sheetsCovering(transaction, installers, day)
  if (!sheets.every(({ state }) => sheetStateRows[state].takesFacts)) return false
  return sheets.length > 0 || periodOfDay(day) === periodIdOf(now) || await transaction.read('periods', periodOfDay(day)) !== null
}

/** The job with this result on the day on which it counts; a corrected result whose day stays the same counts where it did. */
export async function withResult(placing: JobPlacing, job: Job, stated: StatedResult): Promise<Job> {
  const { actor, now } = placing
  if (hasResult(job, stated) && job.result?.note === stated.note.trim()) return job
  if (job.result?.completedOn === stated.completedOn) return completeJob(job, stated, job.result.countsOn, actor, now)
  const { calendar } = await readSettings()
  const { factsDueAt } = periodDates(periodOfDay(stated.completedOn), calendar)
  const countsOn = countingDayOf(stated.completedOn, now, { factsDueAt, areFactsOpen: await areFactsOpen(placing, stated.completedOn, job) })
  return completeJob(job, stated, countsOn, actor, now)
}

/** What a client saw of a job must be what is there. */
export function refuseStale(job: Job, rev: number): Refusal | null {
  return job.rev === rev ? null : refuse('content-changed')
}
