import { add, compare, exact, maximum, multiply, signOf, subtract, zero, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Template } from '../template'
import { isTypable } from './decimals'

const farAway = exact(1000)

/** The smallest difference that people write: whole counts and days, hundredths of anything else. */
export function leastStep(template: Template, id: string): Exact {
  const unit = template.metrics.find((metric) => metric.id === id)?.unit
  return unit === 'count' || unit === 'days' ? exact(1) : exact('0.01')
}

/** Whether the metric can have the value. */
export function isPossible(template: Template, id: string, value: Exact): boolean {
  const { least, most } = metricDomain(template, id)
  return (least === null || compare(value, least) >= 0) && (most === null || compare(value, most) <= 0)
}

/** Values that show how a rule behaves: the ends of the metric's domain (far away where it has none), the given edges, and one step beside each; from small to large. */
export function valuesAround(template: Template, id: string, edges: readonly Exact[]): readonly Exact[] {
  const { least, most } = metricDomain(template, id)
  const step = leastStep(template, id)
  const far = multiply(edges.reduce(maximum, exact(1)), farAway)
  const candidates = [least ?? subtract(zero, far), most ?? far, ...edges.flatMap((edge) => [subtract(edge, step), edge, add(edge, step)])]
  const sorted = candidates.filter((value) => isTypable(value) && isPossible(template, id, value)).sort(compare)
  return sorted.filter((value, index) => index === 0 || compare(value, sorted[index - 1] ?? value) !== 0)
}

const typical = { '%': '2', 'score': '80', 'yuan': '100000', 'count': '10', 'days': '2', 'hours': '2' } as const

/** Believable targets for an example, and a small one; all of them possible and above 0. */
export function typicalTargets(template: Template, id: string): readonly Exact[] {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  const candidates = [exact(typical[metric?.unit ?? 'count']), exact(1)]
  const { least, most } = metricDomain(template, id)
  const possible = [...candidates, ...(least === null ? [] : [least]), ...(most === null ? [] : [most])].filter((value) => signOf(value) > 0 && isPossible(template, id, value))
  return possible.slice(0, 2)
}
