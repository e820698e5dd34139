import { isRefusal, refuse } from '@shared/contract/refusal'
import { canSeeJob, keepsJobsOf, mayKeepJob } from '@shared/job/job-access'
import { recordJobResult, refuseResult, resultText } from '@shared/job/record-job-result'
import { refuseStale, withResult } from '../kit/job-planning'
import { placeJobs } from '../kit/job-placing'
import { command } from '../kit/serve'

export const recordJobResultHandler = command(recordJobResult, async ({ actor, input, now, transaction, tell, summarise }) => {
  const job = await transaction.read('jobs', input.jobId)
  if (job === null || !canSeeJob(actor, job) || !keepsJobsOf(actor, job.storeId)) return refuse('not-found')
  if (!mayKeepJob(actor, job)) return refuse('own-sheet', '有您自己的单子要由别人来登记')
  const { completedOn, isFirstPass, faults, split, note } = input
  const stated = { completedOn, isFirstPass, faults, split, note }
  const refused = refuseStale(job, input.rev) ?? refuseResult(job, stated, now)
  if (refused !== null) return refused
  const placing = { transaction, actor, now }
  const completed = await withResult(placing, job, stated)
  const told = await placeJobs(placing, [{ before: job, after: completed }])
  if (isRefusal(told)) return told
  tell([...told, actor._id])
  summarise(`安装单 ${job.orderNo}：${resultText(stated, job.installers)}`)
  return { jobId: job._id, rev: completed.rev, periodId: completed.countedIn ?? '' }
})
