import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Person } from '../people/person'
import { causes, causeTitle } from './cause'
import { jobKeepers } from './job-access'
import { day, isCompletionBelievable, periodOfDay } from './job-day'
import { withEvent, type Job, type JobResult } from './job'
import { crewShare, faultShare, refuseShares, type CrewShare, type FaultShare } from './shares'
import { maximumCrew } from './save-job'

export const recordJobResult = declareAction({
  name: 'record-job-result', title: '登记安装结果', kind: 'command', on: 'nobody',
  input: z.strictObject({
    jobId: id, rev: z.int().check(z.gte(1)), completedOn: day, isFirstPass: z.boolean(),
    faults: z.array(faultShare).check(z.maxLength(causes.length)), split: z.array(crewShare).check(z.maxLength(maximumCrew)), note,
  }),
  output: z.object({ jobId: z.string(), rev: z.number(), periodId: z.string() }),
  refusals: ['not-found', 'own-sheet', 'wrong-state', 'shares-invalid', 'completed-out-of-bounds', 'content-changed', 'sheet-frozen'],
  may: jobKeepers,
  doc: 'Says that a job is completed and whether its first pass was good; a failed one carries causes and shares. Sent again it corrects the result until the month is frozen.',
})

/** A result as somebody states it. */
export interface StatedResult {
  readonly completedOn: string
  readonly isFirstPass: boolean
  readonly faults: readonly FaultShare[]
  readonly split: readonly CrewShare[]
  readonly note: string
}

/** Why a result can't be: a day that is not believable, a cancelled job, shares that don't make the whole. */
export function refuseResult(job: Pick<Job, 'state' | 'installers' | 'result'>, stated: StatedResult, now: string): Refusal | null {
  if (job.state === 'cancelled') return refuse('wrong-state', '这单已经取消，不能登记结果')
  const isSameDay = job.result?.completedOn === stated.completedOn
  if (!isSameDay && !isCompletionBelievable(stated.completedOn, now)) return refuse('completed-out-of-bounds', undefined, 'completedOn')
  if (!stated.isFirstPass) return refuseShares(stated.faults, stated.split, job.installers.map(({ id: memberId }) => memberId))
  return stated.faults.length === 0 && stated.split.length === 0 ? null : refuse('shares-invalid', '一次合格的单子不用填原因', 'faults')
}

/** A result in words, for the history and for showing what an import would change. */
export function resultText({ completedOn, isFirstPass, faults, split }: StatedResult, installers: Job['installers']): string {
  if (isFirstPass) return `${completedOn} 完工，一次合格`
  const shares = faults.map(({ cause, percent }) => `${causeTitle(cause)} ${percent}%`).join('、')
  const crew = installers.length === 1 ? '' : `，${split.map(({ personId, percent }) => `${installers.find(({ id: memberId }) => memberId === personId)?.name ?? ''} ${percent}%`).join('、')}`
  return `${completedOn} 完工，不合格：${shares}${crew}`
}

/** Whether a job has just this result. */
export function hasResult({ result }: Pick<Job, 'result'>, stated: StatedResult): boolean {
  const facts = ({ completedOn, isFirstPass, faults, split }: StatedResult) => JSON.stringify({
    completedOn, isFirstPass, faults: faults.map(({ cause, percent }) => [cause, percent]), split: split.map(({ personId, percent }) => [personId, percent]),
  })
  return result !== null && facts(result) === facts(stated)
}

/** The job with its result, counting on that day; `refuseResult` has let it pass. */
export function completeJob(job: Job, stated: StatedResult, countsOn: string, actor: Pick<Person, '_id' | 'name'>, now: string): Job {
  const { completedOn, isFirstPass, faults, split } = stated
  const periodId = periodOfDay(countsOn)
  const result: JobResult = { completedOn, countsOn, periodId, isFirstPass, faults, split, note: stated.note.trim(), recordedBy: actor._id, recordedByName: actor.name, recordedAt: now }
  const text = resultText(stated, job.installers)
  return {
    ...job, state: 'completed', result, countedIn: periodId, rev: job.rev + 1,
    history: withEvent(job.history, { at: now, actorId: actor._id, actorName: actor.name, text: result.note === '' ? text : `${text}。${result.note}` }),
  }
}
