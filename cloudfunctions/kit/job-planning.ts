import { refuse, type Refusal } from '@shared/contract/refusal'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { periodDates } from '@shared/cycle/period'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { countingPeriodOf, periodOfDay } from '@shared/job/job-day'
import type { Job } from '@shared/job/job'
import { completeJob, hasResult, type StatedResult } from '@shared/job/record-job-result'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { readSettings } from './company'
import type { JobPlacing } from './job-placing'

/** Whether the month is past its cut. */
export async function isPastCut(periodId: string, now: string): Promise<boolean> {
  const { calendar } = await readSettings()
  return now >= periodDates(periodId, calendar).cutAt
}

/** Whether every sheet of these people in the month still takes facts, and the month has been opened at all. */
async function areFactsOpen({ transaction }: JobPlacing, periodId: string, job: Job): Promise<boolean> {
  if (await transaction.read('periods', periodId) === null) return false
  for (const { id } of job.installers) {
    const person = await transaction.read('people', id)
    for (const { sheetId } of person === null ? [] : sheetPlansIn(person, periodId)) {
      const sheet = await transaction.read('sheets', sheetId)
      if (sheet !== null && !sheetStateRows[sheet.state].takesFacts) return false
    }
  }
  return true
}

/** The job with this result in the month in which it counts; a corrected result whose day stays the same stays in its month. */
export async function withResult(placing: JobPlacing, job: Job, stated: StatedResult): Promise<Job> {
  const { actor, now } = placing
  if (hasResult(job, stated) && job.result?.note === stated.note.trim()) return job
  if (job.result?.completedOn === stated.completedOn) return completeJob(job, stated, job.result.periodId, actor, now)
  const own = periodOfDay(stated.completedOn)
  const { calendar } = await readSettings()
  const { factsDueAt } = periodDates(own, calendar)
  const isEarlier = own !== periodIdOf(now) && now < factsDueAt
  const periodId = countingPeriodOf(stated.completedOn, now, { factsDueAt, areFactsOpen: isEarlier && await areFactsOpen(placing, own, job) })
  return completeJob(job, stated, periodId, actor, now)
}

/** What a client saw of a job must be what is there. */
export function refuseStale(job: Job, rev: number): Refusal | null {
  return job.rev === rev ? null : refuse('content-changed')
}
