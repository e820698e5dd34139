import type { Template, TemplateItem, TemplateMetric } from '../scoring/template'

function metricIdsOf({ rule, veto, isOff }: TemplateItem): readonly string[] {
  if (isOff === true) return []
  return [
    ...('metric' in rule ? [rule.metric] : []),
    ...(rule.kind === 'attainment' && typeof rule.target === 'object' && 'metric' in rule.target ? [rule.target.metric] : []),
    ...(rule.kind === 'deduction' ? rule.entries.flatMap((entry) => ('metric' in entry ? [entry.metric] : [])) : []),
    ...(veto !== undefined && 'metric' in veto.when ? [veto.when.metric] : []),
  ]
}

/** The metrics that some item needs which the company hasn't switched off. */
export function metricsInUse({ items, metrics }: Template): readonly TemplateMetric[] {
  const used = new Set(items.flatMap(metricIdsOf))
  return metrics.filter(({ id }) => used.has(id))
}
