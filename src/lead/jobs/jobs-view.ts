import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { causeRows, type Cause } from '@shared/job/cause'
import { evenShares } from '@shared/job/shares'
import type { Tone } from '../../ui/parts'

export type JobLine = ActionOutput<'list-jobs'>['jobs'][number]

/** A job as a row. */
export interface JobRowView {
  readonly job: JobLine
  readonly title: string
  readonly detail: string
  readonly tag: string
  readonly tone: Tone
}

export interface JobGroup {
  readonly title: string
  readonly rows: readonly JobRowView[]
}

/** `11月8日` of a day. */
export function dayLabel(day: string): string {
  const [, month = '', number = ''] = day.split('-')
  return `${Number(month)}月${Number(number)}日`
}

/** The day so many days before, as text. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

function openTag({ state, plannedOn }: JobLine, today: string): { tag: string; tone: Tone } {
  if (state === 'postponed') return { tag: '客户延期', tone: 'plain' }
  if (plannedOn === today) return { tag: '今天', tone: 'accent' }
  return plannedOn < today ? { tag: `该 ${dayLabel(plannedOn)} 装`, tone: 'warn' } : { tag: dayLabel(plannedOn), tone: 'plain' }
}

/** How a completed job ended, in a word. */
export function resultTag({ result }: Pick<JobLine, 'result'>): { tag: string; tone: Tone } {
  if (result === null) return { tag: '待安装', tone: 'plain' }
  if (result.isFirstPass) return { tag: '一次合格', tone: 'good' }
  return { tag: result.faults.map(({ title, percent }) => (result.faults.length === 1 ? title : `${title.slice(0, 2)} ${percent}%`)).join(' '), tone: 'warn' }
}

const rowOf = (job: JobLine, { tag, tone }: { tag: string; tone: Tone }, when: string): JobRowView => (
  { job, title: job.label, detail: `${job.installers.map(({ name }) => name).join('、')} · ${job.orderNo}${when}`, tag, tone }
)

/** What is still to be done: today first, then what is overdue, what comes, and what the customer has put off. */
export function openGroups(jobs: readonly JobLine[], today: string): readonly JobGroup[] {
  const groups: readonly { title: string; takes: (job: JobLine) => boolean }[] = [
    { title: '今天', takes: ({ state, plannedOn }) => state === 'assigned' && plannedOn === today },
    { title: '过了日子还没登记', takes: ({ state, plannedOn }) => state === 'assigned' && plannedOn < today },
    { title: '接下来', takes: ({ state, plannedOn }) => state === 'assigned' && plannedOn > today },
    { title: '客户延期', takes: ({ state }) => state === 'postponed' },
  ]
  return groups.map(({ title, takes }) => ({ title, rows: jobs.filter(takes).map((job) => rowOf(job, openTag(job, today), '')) })).filter(({ rows }) => rows.length > 0)
}

/** What was completed in the month, failed ones first to be seen, each part the newest first. */
export function doneGroups(jobs: readonly JobLine[]): readonly JobGroup[] {
  const rows = (isGood: boolean) => jobs.filter(({ result }) => result?.isFirstPass === isGood).map((job) => rowOf(job, resultTag(job), ` · ${dayLabel(job.result?.completedOn ?? '')}`))
  return [{ title: '没有一次合格', rows: rows(false) }, { title: '一次合格', rows: rows(true) }].filter((group) => group.rows.length > 0)
}

/** The result as it stands in the form. */
export interface ResultDraft {
  readonly completedOn: string
  readonly isFirstPass: boolean | null
  readonly faults: readonly { readonly name: Cause; readonly percent: number }[]
  readonly split: readonly number[]
  readonly note: string
}

/** Where the form starts: at what is recorded, else at today and an even split. */
export function draftOf(job: JobLine, today: string): ResultDraft {
  const { result } = job
  const even = evenShares(job.installers.length)
  if (result === null) return { completedOn: today, isFirstPass: null, faults: [], split: even, note: '' }
  return {
    completedOn: result.completedOn, isFirstPass: result.isFirstPass, note: result.note, faults: result.faults.map(({ cause, percent }) => ({ name: cause, percent })),
    split: result.split.length === 0 ? even : job.installers.map(({ id }) => result.split.find(({ personId }) => personId === id)?.percent ?? 0),
  }
}

/** The days that a completion can be told for with a tap; a recorded one stays among them. */
export function dayChoices(today: string, chosen: string): readonly { readonly value: string; readonly title: string }[] {
  const near = [{ value: today, title: '今天' }, { value: dayBefore(today, 1), title: '昨天' }, { value: dayBefore(today, 2), title: '前天' }]
  return near.some(({ value }) => value === chosen) ? near : [...near, { value: chosen, title: dayLabel(chosen) }]
}

export const causeChoices = causeRows.map(({ id, title }) => ({ cause: id, title: title.replace('原因', '') }))

/** What is still missing before it can be sent; null when nothing is. */
export function missingOf(draft: ResultDraft): string | null {
  if (draft.isFirstPass === null) return '先选是不是一次合格'
  return !draft.isFirstPass && draft.faults.length === 0 ? '先选没装好的原因' : null
}

/** What the action is sent. */
export function inputOf(job: JobLine, draft: ResultDraft): ActionInput<'record-job-result'> {
  const isFailed = draft.isFirstPass === false
  return {
    jobId: job.id, rev: job.rev, completedOn: draft.completedOn, isFirstPass: !isFailed, note: draft.note.trim(),
    faults: isFailed ? draft.faults.map(({ name, percent }) => ({ cause: name, percent })) : [],
    split: isFailed ? job.installers.map(({ id }, index) => ({ personId: id, percent: draft.split[index] ?? 0 })) : [],
  }
}
