import { meets } from '../condition'
import { add, compare, divide, exact, formatPlain, isWhole, subtract, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Band, BandsRule, Template } from '../template'
import { isTypable } from './decimals'
import { leastStep } from './metric-values'

/** A stretch of a metric's values in which no band begins or ends: a boundary itself, or what lies between two. */
export interface Region {
  readonly isPoint: boolean
  /** A value inside, for reasoning. */
  readonly at: Exact
  /** A value inside that somebody could enter; null where a count jumps over it. */
  readonly typed: string | null
  /** Where it begins and ends; null where it doesn't. */
  readonly from: Exact | null
  readonly to: Exact | null
}

function typedBetween(template: Template, metric: string, low: Exact, high: Exact, isEndless: boolean, ends: readonly Exact[]): string | null {
  const step = leastStep(template, metric)
  const isCount = template.metrics.find(({ id }) => id === metric)?.unit === 'count'
  const inside = [...(isEndless ? [add(low, step)] : []), subtract(high, step), add(low, step), ...(isCount ? [] : [divide(add(low, high), exact(2)), subtract(high, exact('0.000001'))])]
    .filter((value) => compare(value, low) > 0 && compare(value, high) < 0 && isTypable(value) && (!isCount || isWhole(value)))
  const [first] = [...inside, ...ends]
  return first === undefined ? null : formatPlain(first)
}

/** The regions of a bands rule from the metric's least value to its most. */
export function regionsOf(template: Template, rule: BandsRule): readonly Region[] {
  const { least, most } = metricDomain(template, rule.metric)
  const sorted = rule.bands.map(({ value }) => exact(value)).sort(compare)
  const edges = sorted.filter((edge, index) => (index === 0 || compare(edge, sorted[index - 1] ?? edge) !== 0)
    && (least === null || compare(edge, least) >= 0) && (most === null || compare(edge, most) <= 0))
  const point = (at: Exact): Region => ({ isPoint: true, at, typed: formatPlain(at), from: at, to: at })
  const between = (from: Exact | null, to: Exact | null): Region => {
    const low = from ?? subtract(to ?? exact(0), exact(1000))
    const high = to ?? add(low, exact(1000))
    const ends = [...(from !== null && least !== null && compare(from, least) === 0 && !edges.some((edge) => compare(edge, from) === 0) ? [from] : []),
      ...(to !== null && most !== null && compare(to, most) === 0 && !edges.some((edge) => compare(edge, to) === 0) ? [to] : [])]
    return { isPoint: false, at: divide(add(low, high), exact(2)), typed: typedBetween(template, rule.metric, low, high, to === null, ends), from, to }
  }
  const [first] = edges
  const last = edges[edges.length - 1]
  if (first === undefined || last === undefined) return [between(least, most)]
  const inner = edges.flatMap((edge, index) => [point(edge), ...(edges[index + 1] === undefined ? [] : [between(edge, edges[index + 1] ?? null)])])
  return [
    ...(least !== null && compare(least, first) === 0 ? [] : [between(least, first)]), ...inner,
    ...(most !== null && compare(most, last) === 0 ? [] : [between(last, most)]),
  ]
}

/** The bands that a region is in, by their place in the rule. */
export function bandsAt(rule: BandsRule, { at }: Region): readonly number[] {
  return rule.bands.flatMap((band, index) => (meets(at, band) ? [index] : []))
}

/** Whether a band holds the values from its boundary upwards. */
export function isUpward({ comparison }: Band): boolean {
  return comparison === '>=' || comparison === '>'
}

/** Whether two bands state the same condition. */
export function isSameCondition(a: Band, b: Band): boolean {
  return a.comparison === b.comparison && compare(exact(a.value), exact(b.value)) === 0
}
