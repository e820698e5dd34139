import { exact, formatPlain } from '../scoring/exact'
import type { MetricInput } from '../scoring/inputs'
import { metricParts } from '../scoring/read-metric'

const unitTexts: Readonly<Record<string, string>> = { '%': '%', 'score': ' 分', 'yuan': ' 元', 'days': ' 天', 'hours': ' 小时' }

/** A metric as people read it: `92%`, `28 ÷ 30 单`. */
export function metricText(input: MetricInput, unit: string): string {
  const { value, numerator, denominator } = metricParts(input)
  if (value === undefined) return `${formatPlain(exact(numerator ?? 0))} ÷ ${formatPlain(exact(denominator ?? 0))} 单`
  return `${formatPlain(exact(value))}${unitTexts[unit] ?? ''}`
}
