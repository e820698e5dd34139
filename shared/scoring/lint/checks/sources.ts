import { metricOf } from '../../read-metric'
import type { Rule, Template, TemplateItem, TemplateMetric } from '../../template'
import type { Check, Finding } from '../finding'
import { found, itemExample } from '../found'

/** The metrics without which the item can't be scored. */
function neededMetrics({ rule, veto }: TemplateItem): readonly string[] {
  const own = (): readonly string[] => {
    switch (rule.kind) {
      case 'deviation':
      case 'bands': return [rule.metric]
      case 'attainment': return [rule.metric, ...(typeof rule.target === 'object' && 'metric' in rule.target ? [rule.target.metric] : [])]
      case 'deduction': return rule.entries.flatMap((entry) => ('metric' in entry ? [entry.metric] : []))
      case 'rating':
      case 'levels':
      case 'tasks': return []
    }
  }
  const vetoing = veto !== undefined && veto.isOn !== false && 'metric' in veto.when ? [veto.when.metric] : []
  return [...new Set([...own(), ...vetoing])]
}

function betterFor(rule: Rule): 'higher' | 'lower' {
  return rule.kind === 'deviation' || rule.kind === 'attainment' ? rule.better : rule.kind === 'deduction' ? 'lower' : 'higher'
}

function metricFindings(template: Template, item: TemplateItem, id: string): readonly Finding[] {
  const metric = metricOf(template, id)
  if (metric !== undefined && metric.providers.length > 0) return []
  const provided: TemplateMetric = metric === undefined
    ? { id, title: id, unit: 'count', better: betterFor(item.rule), scope: 'employee', providers: ['hr'], sourceForm: '' }
    : { ...metric, providers: ['hr'] }
  return [found('no-source', {
    item: item.id, field: `metrics.${id}.providers`, numbers: {},
    sentence: metric === undefined ? `“${item.title}”要用的指标“${id}”不在表里` : `“${item.title}”要用的“${metric.title}”没有人提供`,
    example: itemExample(template, item, {}), mend: { sentence: `“${provided.title}”由人事录入`, change: { metrics: [provided] } },
  })]
}

function incidentFindings(template: Template, item: TemplateItem): readonly Finding[] {
  const { rule } = item
  if (rule.kind !== 'deduction') return []
  return rule.entries.flatMap((entry) => {
    if (!('incident' in entry) || template.incidentKinds.some(({ id }) => id === entry.incident)) return []
    return [found('no-source', {
      item: item.id, field: `incidentKinds.${entry.incident}`, numbers: {}, sentence: `“${item.title}”要用的事件“${entry.incident}”不在表里，谁也记不了`,
      example: itemExample(template, item, {}), mend: { sentence: `加上事件“${entry.incident}”`, change: { incidentKinds: [{ id: entry.incident, title: entry.incident }] } },
    })]
  })
}

/** Every metric that a rule needs has somebody who provides it, every incident that it counts can be logged. */
export const checkSources: Check = ({ template }) => {
  const findings = template.items.flatMap((item) => [...neededMetrics(item).flatMap((id) => metricFindings(template, item, id)), ...incidentFindings(template, item)])
  return findings.filter((finding, index) => findings.findIndex(({ field }) => field === finding.field) === index)
}
