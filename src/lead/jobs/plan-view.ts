import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { maximumCrew } from '@shared/job/save-job'
import { dayBefore, dayLabel, type JobLine } from './jobs-view'

/** A store whose jobs the person plans, with who can be sent out there. */
export type Place = ActionOutput<'list-jobs'>['places'][number]
type PlanState = ActionInput<'save-job'>['state']

/** A job's plan as it stands in the form; `rev` null for a new order. */
export interface PlanDraft {
  readonly orderNo: string
  readonly label: string
  readonly storeId: string
  readonly installerIds: readonly string[]
  readonly plannedOn: string
  readonly state: PlanState
  readonly rev: number | null
}

export const stateChoices = [{ value: 'assigned', title: '照常装' }, { value: 'postponed', title: '客户延期' }, { value: 'cancelled', title: '取消' }] as const

/** A new order starts at the person's first store and tomorrow, since most are planned the day before. */
export function newPlan(places: readonly Place[], today: string): PlanDraft {
  return { orderNo: '', label: '', storeId: places[0]?.storeId ?? '', installerIds: [], plannedOn: dayBefore(today, -1), state: 'assigned', rev: null }
}

/** The plan of a job that is there. */
export function planOf(job: JobLine): PlanDraft {
  const state = job.state === 'postponed' || job.state === 'cancelled' ? job.state : 'assigned'
  return { orderNo: job.orderNo, label: job.label, storeId: job.storeId, installerIds: job.installers.map(({ id }) => id), plannedOn: job.plannedOn, state, rev: job.rev }
}

/** Who can be chosen: the people of the store, and whoever is on the job already though they have moved since. */
export function candidatesOf(places: readonly Place[], draft: PlanDraft, job: JobLine | null): Place['people'] {
  const people = places.find(({ storeId }) => storeId === draft.storeId)?.people ?? []
  return [...people, ...(job?.installers ?? []).filter(({ id }) => people.every((person) => person.id !== id))]
}

/** One tap on a person; the first one stays first, and there are never more than go out to one job. */
export function withInstaller(draft: PlanDraft, id: string): PlanDraft {
  const { installerIds } = draft
  if (installerIds.includes(id)) return { ...draft, installerIds: installerIds.filter((one) => one !== id) }
  return installerIds.length >= maximumCrew ? draft : { ...draft, installerIds: [...installerIds, id] }
}

/** Another store has other people. */
export function withStore(draft: PlanDraft, storeId: string): PlanDraft {
  return storeId === draft.storeId ? draft : { ...draft, storeId, installerIds: [] }
}

/** The days that can be planned for with a tap; any other one that is chosen stands among them. */
export function planDays(today: string, chosen: string): readonly { readonly value: string; readonly title: string }[] {
  const near = [{ value: today, title: '今天' }, { value: dayBefore(today, -1), title: '明天' }, { value: dayBefore(today, -2), title: '后天' }]
  return near.some(({ value }) => value === chosen) ? near : [...near, { value: chosen, title: dayLabel(chosen) }]
}

/** What is still missing before it can be sent; null when nothing is. */
export function planMissing({ orderNo, label, installerIds }: PlanDraft): string | null {
  if (orderNo.trim() === '') return '先填单号'
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(orderNo.trim())) return '单号只能有字母、数字和短横线'
  if (label.trim() === '') return '先填客户简称'
  return installerIds.length === 0 ? '先选师傅' : null
}

/** What the action is sent. */
export function planInput(draft: PlanDraft): ActionInput<'save-job'> {
  return { ...draft, orderNo: draft.orderNo.trim(), label: draft.label.trim(), installerIds: [...draft.installerIds] }
}
