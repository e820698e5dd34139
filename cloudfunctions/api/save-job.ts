import { isRefusal, refuse } from '@shared/contract/refusal'
import { keepsJobsOf, mayKeepJob } from '@shared/job/job-access'
import { jobIdOf, jobStateTitles } from '@shared/job/job'
import { planJob, refuseLabel, saveJob } from '@shared/job/save-job'
import { isDueOver, refuseStale } from '../kit/job-planning'
import { placeJobs } from '../kit/job-placing'
import { command } from '../kit/serve'

export const saveJobHandler = command(saveJob, async ({ actor, input, now, transaction, tell, summarise }) => {
  if (!keepsJobsOf(actor, input.storeId)) return refuse('not-found', '没有找到这个门店', 'storeId')
  if (await transaction.read('stores', input.storeId) === null) return refuse('not-found', '没有找到这个门店', 'storeId')
  const label = refuseLabel(input.label)
  if (label !== null) return label
  const job = await transaction.read('jobs', jobIdOf(input.orderNo))
  if (job !== null && (input.rev === null || job.storeId !== input.storeId)) return refuse('job-exists', undefined, 'orderNo')
  if (job === null && input.rev !== null) return refuse('not-found')
  const stale = job === null || input.rev === null ? null : refuseStale(job, input.rev)
  if (stale !== null) return stale
  if (new Set(input.installerIds).size !== input.installerIds.length) return refuse('bad-input', '同一位师傅选了两次', 'installerIds')
  const installers: { id: string; name: string }[] = []
  for (const id of input.installerIds) {
    const known = job?.installers.find((one) => one.id === id)
    const person = await transaction.read('people', id)
    const isThere = person !== null && person.status === 'active' && person.storeId === input.storeId
    if (known === undefined && !isThere) return refuse('not-found', '师傅里有人不在这个门店或已经离职', 'installerIds')
    installers.push(known ?? { id, name: person?.name ?? '' })
  }
  const plan = { orderNo: input.orderNo, label: input.label.trim(), storeId: input.storeId, installers, plannedOn: input.plannedOn, state: input.state }
  if (!mayKeepJob(actor, plan) || (job !== null && !mayKeepJob(actor, job))) return refuse('own-sheet', '有您自己的单子要由别人来登记')
  const planned = planJob(job, plan, { actor, now, isDueOver: job !== null && await isDueOver({ transaction, now }, job), keepsResult: false })
  const told = await placeJobs({ transaction, actor, now }, [{ before: job, after: planned }])
  if (isRefusal(told)) return told
  tell([...told, actor._id])
  summarise(`安装单 ${planned.orderNo}：${jobStateTitles[planned.state]}`)
  return { jobId: planned._id, rev: planned.rev }
})
