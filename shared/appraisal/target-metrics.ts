import type { Template } from '../scoring/template'

/** Ids of the metrics for which everybody has a target of their own. */
export function targetMetricIds(template: Template): readonly string[] {
  const ids = template.items.flatMap(({ rule, isOff }) => (isOff !== true && rule.kind === 'attainment' && typeof rule.target === 'object' && 'perEmployee' in rule.target ? [rule.metric] : []))
  return [...new Set(ids)]
}
