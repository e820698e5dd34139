import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Person } from '../people/person'
import { jobKeepers } from './job-access'
import { day, periodOfDay } from './job-day'
import { jobIdOf, jobStateTitles, withEvent, type Job } from './job'

/** An order number as forms and incidents carry it. */
export const orderNo = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/))

/** A short name for the customer. */
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
export const label = z.string().check(z.minLength(1), z.maxLength(20), z.regex(/^[^\u0000-\u001F\u007F]*$/))

/** States that are set when planning; completed only ever comes with a result. */
export const plannedStates = ['assigned', 'postponed', 'cancelled'] as const

/** Most people that go out to one job. */
export const maximumCrew = 8

export const saveJob = declareAction({
  name: 'save-job', title: '保存安装单', kind: 'command', on: 'nobody',
  input: z.strictObject({
    orderNo, label, storeId: id, installerIds: z.array(id).check(z.minLength(1), z.maxLength(maximumCrew)),
    plannedOn: day, state: z.enum(plannedStates), rev: z.nullable(z.int().check(z.gte(1))),
  }),
  output: z.object({ jobId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'own-sheet', 'job-exists', 'label-personal', 'content-changed', 'sheet-frozen'],
  may: jobKeepers,
  doc: 'Plans an installation job by hand or changes its plan (rev null: a new order). Setting a completed one back takes its result away while the month is open.',
})

/** What a label must not be: a telephone number or an address. */
export function refuseLabel(text: string): Refusal | null {
  const isPersonal = /\d{7,}/.test(text.replace(/[\s-]/g, '')) || /\d\s*(号楼|单元|室|栋|幢|弄)/.test(text)
  const isBlank = text.trim() === ''
  return isPersonal || isBlank ? refuse('label-personal', isBlank ? '简称不能空着' : undefined, 'label') : null
}

/** How a job is planned, with the people already found. */
export interface JobPlan {
  readonly orderNo: string
  readonly label: string
  readonly storeId: string
  readonly installers: readonly { readonly id: string; readonly name: string }[]
  readonly plannedOn: string
  readonly state: (typeof plannedStates)[number]
}

/** What this plan changes on a job that is there, in words that HR reads before they agree. */
export function planDifferences(job: Job, plan: JobPlan): readonly string[] {
  const names = (people: JobPlan['installers']) => people.map(({ name }) => name).join('、')
  const ids = (people: JobPlan['installers']) => people.map(({ id: one }) => one).join()
  return [
    ...(job.label === plan.label ? [] : [`简称 ${job.label} → ${plan.label}`]),
    ...(ids(job.installers) === ids(plan.installers) ? [] : [`师傅 ${names(job.installers)} → ${names(plan.installers)}`]),
    ...(job.plannedOn === plan.plannedOn ? [] : [`计划日期 ${job.plannedOn} → ${plan.plannedOn}`]),
    ...(job.state === plan.state ? [] : [`状态 ${jobStateTitles[job.state]} → ${jobStateTitles[plan.state]}`]),
  ]
}

/** What planning needs besides the plan. */
export interface Planning {
  readonly actor: Pick<Person, '_id' | 'name'>
  readonly now: string
  /** The month in which the job is due, or a sheet that covers its day, is past its cut: a new date no longer moves what it is backlog of. */
  readonly isDueOver: boolean
  /** The plan says nothing about the result of a completed job, so it keeps it. */
  readonly keepsResult: boolean
}

/** The job as planned: a new one, or the one there is with its plan changed; the same object where nothing changes. */
export function planJob(job: Job | null, plan: JobPlan, { actor, now, isDueOver, keepsResult }: Planning): Job {
  const event = (text: string) => ({ at: now, actorId: actor._id, actorName: actor.name, text })
  if (job === null) {
    return { ...plan, _id: jobIdOf(plan.orderNo), dueOn: plan.plannedOn, duePeriodId: periodOfDay(plan.plannedOn), result: null, countedIn: null, history: [event('派单')], rev: 1 }
  }
  const isKept = keepsResult && job.result !== null
  const differences = planDifferences(isKept ? { ...job, state: plan.state } : job, plan)
  if (differences.length === 0) return job
  const dueOn = isDueOver ? job.dueOn : plan.plannedOn
  return {
    ...job, label: plan.label, installers: plan.installers, plannedOn: plan.plannedOn, state: isKept ? job.state : plan.state,
    result: isKept ? job.result : null, countedIn: isKept ? job.countedIn : null,
    dueOn, duePeriodId: periodOfDay(dueOn), history: withEvent(job.history, event(differences.join('；'))), rev: job.rev + 1,
  }
}
