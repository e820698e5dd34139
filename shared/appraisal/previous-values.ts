import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'

/** Ids of the metrics that the sheet compares with the person's own previous period. */
export function previousMetricIds(template: Template): readonly string[] {
  const ids = template.items.flatMap(({ rule }) => {
    const isCompared = (rule.kind === 'deviation' && typeof rule.baseline === 'object') || (rule.kind === 'attainment' && typeof rule.target === 'object' && 'previous' in rule.target)
    return isCompared ? [rule.metric] : []
  })
  return [...new Set(ids)]
}

/** The values of the previous period that this one is compared with, taken from that period's own metrics; empty for a person without one. */
export function previousValuesOf(template: Template, earlier: SheetInputs['metrics']): NonNullable<SheetInputs['previous']> {
  return Object.fromEntries(previousMetricIds(template).flatMap((id) => {
    const value = earlier !== undefined && Object.hasOwn(earlier, id) ? earlier[id] : undefined
    return value === undefined ? [] : [[id, value]]
  }))
}
