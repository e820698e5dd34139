import type { ActionOutput } from '@shared/contract/actions'
import type { Tone } from '../../ui/parts'

type MyJob = ActionOutput<'list-jobs'>['jobs'][number]

export interface MyJobRow {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly tag: string
  readonly tone: Tone
}

const dayLabel = (day: string) => { const [, month = '', number = ''] = day.split('-'); return `${Number(month)}月${Number(number)}日` }

function rowOf(job: MyJob): MyJobRow {
  const { result } = job
  const title = `${job.label} · ${job.orderNo}`
  if (result === null) return { id: job.id, title, detail: `计划 ${dayLabel(job.plannedOn)}`, tag: job.stateTitle, tone: 'plain' }
  const shares = result.faults.map(({ title: cause, percent }) => `${cause} ${percent}%`).join('、')
  const told = [dayLabel(result.completedOn), ...(shares === '' ? [] : [shares]), ...(result.note === '' ? [] : [result.note]), `${result.recordedByName}登记`, ...(job.counts === null ? [] : [job.counts])]
  return { id: job.id, title, detail: told.join(' · '), tag: result.isFirstPass ? '一次合格' : '不合格', tone: result.isFirstPass ? 'good' : 'warn' }
}

/** One's jobs: failed ones first, since these are the ones to look at, then those still to be done, then the good ones. */
export function myGroups(jobs: readonly MyJob[]): readonly { readonly title: string; readonly rows: readonly MyJobRow[] }[] {
  return [
    { title: '没有一次合格', rows: jobs.filter(({ result }) => result?.isFirstPass === false).map(rowOf) },
    { title: '还没装完', rows: jobs.filter(({ result }) => result === null).map(rowOf) },
    { title: '一次合格', rows: jobs.filter(({ result }) => result?.isFirstPass === true).map(rowOf) },
  ].filter(({ rows }) => rows.length > 0)
}
