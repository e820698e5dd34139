import type { Grant } from '../people/permission'
import { holdsRole, type PermissionRole, type Person } from '../people/person'
import { causeTitle } from './cause'
import { jobStateTitles, type Job } from './job'
import type { JobView } from './job-view'

const keepers = ['supervisor', 'store-manager', 'hr'] as const satisfies readonly PermissionRole[]
const readers = [...keepers, 'after-sales-manager', 'general-manager'] as const satisfies readonly PermissionRole[]

/** Who plans jobs and records their results; the store is checked with the job at hand. */
export const jobKeepers: readonly Grant[] = keepers.map((role) => ({ role, reach: 'any' }))

/** Whether the person keeps the jobs of this store. */
export function keepsJobsOf(actor: Pick<Person, 'roles'>, storeId: string): boolean {
  return keepers.some((role) => holdsRole(actor, role, storeId))
}

/** Roles whose stores' jobs the person sees. */
export const jobReaders: readonly PermissionRole[] = readers

/** Whether the person sees the job: as one of its installers, or by a role in its store. */
export function canSeeJob(actor: Pick<Person, '_id' | 'roles'>, job: Pick<Job, 'storeId' | 'installers'>): boolean {
  return job.installers.some(({ id }) => id === actor._id) || readers.some((role) => holdsRole(actor, role, job.storeId))
}

/** Whether the person may say how the job ended: never somebody who was on it. */
export function mayKeepJob(actor: Pick<Person, '_id' | 'roles'>, job: Pick<Job, 'storeId' | 'installers'>): boolean {
  return keepsJobsOf(actor, job.storeId) && !job.installers.some(({ id }) => id === actor._id)
}

/** A job for one person's eyes. */
export function jobViewOf(job: Job, storeName: string, actor: Pick<Person, '_id' | 'roles'>): JobView {
  const { result } = job
  const nameOf = (personId: string) => job.installers.find(({ id }) => id === personId)?.name ?? ''
  return {
    id: job._id, orderNo: job.orderNo, label: job.label, storeId: job.storeId, storeName, installers: job.installers.map(({ id, name }) => ({ id, name })),
    plannedOn: job.plannedOn, duePeriodId: job.duePeriodId, state: job.state, stateTitle: jobStateTitles[job.state],
    result: result === null ? null : {
      completedOn: result.completedOn, periodId: result.periodId, isFirstPass: result.isFirstPass, note: result.note,
      recordedByName: result.recordedByName, recordedAt: result.recordedAt,
      faults: result.faults.map(({ cause, percent }) => ({ cause, title: causeTitle(cause), percent })),
      split: result.split.map(({ personId, percent }) => ({ personId, name: nameOf(personId), percent })),
    },
    history: job.history.map(({ at, actorName, text }) => ({ at, actorName, text })), rev: job.rev,
    may: mayKeepJob(actor, job) ? ['save-job', ...(job.state === 'cancelled' ? [] : ['record-job-result'])] : [],
  }
}
