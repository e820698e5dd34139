import { refuse } from '@shared/contract/refusal'
import { canSeeJob, jobViewOf } from '@shared/job/job-access'
import { readJob } from '@shared/job/read-job'
import { readDocument } from '../kit/read'
import { query } from '../kit/serve'

export const readJobHandler = query(readJob, async ({ actor, input }) => {
  const job = await readDocument('jobs', input.jobId)
  if (job === null || !canSeeJob(actor, job)) return refuse('not-found')
  const store = await readDocument('stores', job.storeId)
  return jobViewOf(job, store?.name ?? '', actor)
})
