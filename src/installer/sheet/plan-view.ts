import type { PlannedTask } from '@shared/appraisal/plan-tasks'
import { targetMetricIds } from '@shared/appraisal/target-metrics'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { comparePoints, formatPlain, exact, parseExact } from '@shared/scoring/exact'

/** A personal target of the sheet. */
export interface TargetLine {
  readonly metricId: string
  readonly title: string
  readonly value: string | null
  readonly unit: string
}

const unitWords = { '%': '%', 'score': '分', 'yuan': '元', 'count': '个', 'days': '天', 'hours': '小时' } as const

/** Every metric of the sheet that has a target of the person's own, set or not. */
export function targetLinesOf({ template, inputs }: SheetView): readonly TargetLine[] {
  return targetMetricIds(template).flatMap((metricId) => {
    const metric = template.metrics.find(({ id }) => id === metricId)
    if (metric === undefined) return []
    const target = inputs.targets?.[metricId]
    return [{ metricId, title: metric.title, value: target === undefined ? null : formatPlain(exact(target)), unit: unitWords[metric.unit] }]
  })
}

/** An item with a list of jobs, as it stands on the sheet. */
export interface JobList {
  readonly itemId: string
  readonly title: string
  readonly jobs: readonly PlannedTask[]
}

export function jobListsOf({ template, inputs }: SheetView): readonly JobList[] {
  return template.items.filter(({ rule }) => rule.kind === 'tasks').map(({ id, title }) => ({
    itemId: id, title,
    jobs: (inputs.tasks ?? []).filter(({ item }) => item === id).map(({ name, description = '', urgency, importance, completion }) => ({ name, description, urgency, importance, completion: formatPlain(exact(completion)) })),
  }))
}

export const degreeTitles = ['低', '中', '高'] as const

/** `完成 60% · 紧急高 · 重要中`. */
export function jobDetail({ completion, urgency, importance }: PlannedTask): string {
  return `完成 ${completion}% · 紧急${degreeTitles[urgency - 1] ?? ''} · 重要${degreeTitles[importance - 1] ?? ''}`
}

export const newJob: PlannedTask = { name: '', description: '', urgency: 2, importance: 2, completion: '0' }

/** What is wrong with a job as it stands in the form; null when it can be saved. Nothing typed is not wrong yet. */
export function jobProblem({ name, completion }: PlannedTask): string | null {
  if (name !== '' && name.trim().length < 2) return '任务名称至少 2 个字'
  const value = parseExact(completion)
  if (completion !== '' && (value === null || comparePoints(completion, 0) < 0 || comparePoints(completion, 100) > 0)) return '完成度填 0 到 100'
  return null
}

export function isJobReady(job: PlannedTask): boolean {
  return job.name.trim().length >= 2 && job.completion !== '' && jobProblem(job) === null
}

/** The list with a job put in place of the one at `index`, added where there is none, or taken away (`job` null). */
export function withJob(jobs: readonly PlannedTask[], index: number, job: PlannedTask | null): readonly PlannedTask[] {
  return [...jobs.slice(0, index), ...(job === null ? [] : [job]), ...jobs.slice(index + 1)]
}
