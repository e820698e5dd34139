import type { Template } from '../scoring/template'
import { divide, exact, formatPlain } from '../scoring/exact'
import type { MetricValue } from '../appraisal/record-metric'
import { causeTitle, excludedCausesOf, type Cause } from './cause'
import { jobSource } from './job-source'
import type { CountedLine, JobCount } from './job-count'
import { wholeJob } from './job-tally'
import { thisPeriodWord } from '../cycle/period-title'

/** The metrics that follow from installation jobs. */
export const jobMetricIds = ['first-pass-rate', 'orders-completed', 'orders-assigned', 'backlog-rate'] as const
export type JobMetricId = (typeof jobMetricIds)[number]

/** A value that follows from jobs, and the sentence that says how. */
export interface JobMetric {
  readonly value: MetricValue
  readonly source: string
}

/** What a form sets about its first-pass rate: causes left out, and how many finished jobs the item needs. */
export interface FirstPassRule {
  readonly excluded: readonly Cause[]
  readonly minimum: number
}

/** The rule of a template's first-pass rate. */
export function firstPassRuleOf(template: Pick<Template, 'metrics'>): FirstPassRule {
  const metric = template.metrics.find(({ id }) => id === 'first-pass-rate')
  return { excluded: excludedCausesOf(metric?.excludedCauses ?? []), minimum: metric?.minimumDenominator ?? 1 }
}

/** The part of a failed job that counts against the person, in ten-thousandths of a job. */
export function ownParts({ parts }: Pick<CountedLine, 'parts'>, excluded: readonly Cause[]): number {
  return parts.filter(({ cause }) => !excluded.includes(cause)).reduce((sum, part) => sum + part.parts, 0)
}

/** A part of jobs as people write it: `0.5`, `2`. */
export function jobsText(parts: number): string {
  return formatPlain(divide(exact(parts), exact(wholeJob)))
}

/** Both sides of the rate: of a failed job only the person's own counted part stays in it, but never does so much leave that fewer than the minimum remain. */
function firstPassParts(finished: readonly CountedLine[], { excluded, minimum }: FirstPassRule): { passed: number; counted: number; own: number; filled: number } {
  const passed = finished.filter(({ isFirstPass }) => isFirstPass).length * wholeJob
  const own = finished.reduce((sum, line) => sum + ownParts(line, excluded), 0)
  const counted = Math.max(passed + own, Math.min(minimum, finished.length) * wholeJob)
  return { passed: counted - own, counted, own, filled: counted - passed - own }
}

function firstPassSentence(finished: readonly CountedLine[], rule: FirstPassRule): string {
  const good = finished.filter(({ isFirstPass }) => isFirstPass).length
  const { own, filled } = firstPassParts(finished, rule)
  const leftOut = rule.excluded.flatMap((cause) => {
    const jobs = finished.filter(({ parts }) => parts.some((part) => part.cause === cause)).length
    return jobs === 0 ? [] : [`${jobs} 单${causeTitle(cause)}不计`]
  })
  const failed = finished.length - good
  return [
    `${jobSource}完工 ${finished.length} 单，${good} 单一次合格`, ...(failed === 0 ? [] : [`${failed} 单不合格，算本人 ${jobsText(own)} 单`]), ...leftOut,
    ...(filled > 0 && finished.length >= rule.minimum ? [`不计的单子按合格补足 ${rule.minimum} 单`] : []),
  ].join('，')
}

/** The metrics of this template that follow from the person's jobs of the period; a metric without any job for it stays with what is entered by hand. */
export function jobMetricsOf(count: Pick<JobCount, 'periodId' | 'lines'>, template: Pick<Template, 'metrics'>): ReadonlyMap<JobMetricId, JobMetric> {
  const metrics = new Map<JobMetricId, JobMetric>()
  const takes = (id: JobMetricId) => template.metrics.some((metric) => metric.id === id)
  const finished = count.lines.filter(({ isFirstPass }) => isFirstPass !== null)
  const assigned = count.lines.filter(({ isAssigned }) => isAssigned)
  if (takes('first-pass-rate') && finished.length > 0) {
    const rule = firstPassRuleOf(template)
    const { passed, counted } = firstPassParts(finished, rule)
    metrics.set('first-pass-rate', { value: { numerator: passed / wholeJob, denominator: counted / wholeJob }, source: firstPassSentence(finished, rule) })
  }
  if (count.lines.length === 0) return metrics
  const open = assigned.filter(({ isDoneInTime }) => !isDoneInTime).length
  const source = `${jobSource}派单 ${assigned.length} 单，${thisPeriodWord(count.periodId)}装完 ${finished.length} 单，还有 ${open} 单没装完`
  if (takes('orders-completed')) metrics.set('orders-completed', { value: { value: String(finished.length) }, source })
  if (takes('orders-assigned')) metrics.set('orders-assigned', { value: { value: String(assigned.length) }, source })
  if (takes('backlog-rate')) metrics.set('backlog-rate', { value: { numerator: open, denominator: assigned.length }, source })
  return metrics
}

/** What stands in the place of a value when its last job is gone: nothing counted, so the item waits. */
export function withoutJobs(id: JobMetricId, periodId: string): JobMetric {
  const isShare = id === 'first-pass-rate' || id === 'backlog-rate'
  return { value: isShare ? { numerator: 0, denominator: 0 } : { value: '0' }, source: `${jobSource}${thisPeriodWord(periodId)}没有` }
}

/** How one job counts for its installer, in words; without a rule the person's form takes no first-pass rate. */
export function lineCounts(line: CountedLine, rule: FirstPassRule | null): string {
  if (line.isFirstPass === null) return line.isDoneInTime ? '按时装完' : '还没装完'
  if (line.isFirstPass) return rule === null ? '已经装完' : '一次合格，算 1 单'
  if (rule === null) return '已经装完'
  const own = ownParts(line, rule.excluded)
  const left = rule.excluded.filter((cause) => line.parts.some((part) => part.cause === cause)).map(causeTitle)
  if (own === 0) return `${left.length === 0 ? '不是本人责任' : left.join('、')}，不计入合格率`
  return `没有一次合格，算本人 ${jobsText(own)} 单${left.length === 0 ? '' : `，${left.join('、')}的部分不计`}`
}

/** Whether the metric follows from jobs for this person: then it is not entered by hand. */
export function followsFromJobs(count: Pick<JobCount, 'periodId' | 'lines'>, template: Pick<Template, 'metrics'>, metricId: string): boolean {
  return [...jobMetricsOf(count, template).keys()].some((id) => id === metricId)
}
