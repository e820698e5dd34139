import { add, compare, divide, exact, formatPlain, multiply, negate, subtract, wholeUnits, type Exact } from '../exact'
import type { Notes } from '../notes'
import { bound, stands, waiting, withoutPrevious, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { WaitsFor } from '../scorecard'
import type { DeviationRule, TemplateItem } from '../template'

/** `base` at the baseline, up or down per unit of distance; whole units only unless the rule prorates (scoring.md, `deviation`). */
export function scoreDeviation(item: TemplateItem, rule: DeviationRule, { template, inputs }: ScoringContext, notes: Notes | null): Outcome {
  const baseline = typeof rule.baseline === 'object' ? readMetric(template, inputs.previous, rule.metric, null).value : exact(rule.baseline)
  const { value, tooFew } = readMetric(template, inputs.metrics, rule.metric, notes)
  if (value !== null && baseline !== null) return stands(rule, pointsAt(rule, baseline, value, notes), notes)
  const waitsFor: WaitsFor = { kind: 'metric', subject: rule.metric }
  if (baseline === null) {
    const isWaiting = value === null && rule.whenNoPrevious !== 'exclude'
    const without = withoutPrevious(rule, exact(item.max), exact(rule.base), isWaiting ? null : notes)
    if (!isWaiting) return without
    if (tooFew !== null) notes?.steps.push(tooFew)
    return waiting(waitsFor, without.least, without.most)
  }
  if (tooFew !== null) notes?.steps.push(tooFew)
  const { least, most } = metricDomain(template, rule.metric)
  const [worst, best] = rule.better === 'higher' ? [least, most] : [most, least]
  const endAt = (value: Exact | null, otherwise: DeviationRule['floor']): Exact | null =>
    value === null ? (otherwise === undefined || otherwise === null ? null : exact(otherwise)) : bound(pointsAt(rule, baseline, value, null), rule)
  return waiting(waitsFor, endAt(worst, rule.floor), endAt(best, rule.ceiling))
}

function pointsAt(rule: DeviationRule, baseline: Exact, value: Exact, notes: Notes | null): Exact {
  const base = exact(rule.base)
  const size = exact(rule.size)
  const side = compare(value, baseline)
  const distance = side > 0 ? subtract(value, baseline) : subtract(baseline, value)
  const inUnits = divide(distance, size)
  const units = rule.partial === 'ignore' ? wholeUnits(inUnits) : inUnits
  const isGain = side > 0 === (rule.better === 'higher')
  const each = isGain ? exact(rule.up) : negate(exact(rule.down))
  const points = multiply(each, units)
  notes?.steps.push({ step: 'base', points: formatPlain(base) }, {
    step: 'units', side: side === 0 ? 'at' : side > 0 ? 'above' : 'below', baseline: formatPlain(baseline), distance: formatPlain(distance), units: formatPlain(units),
    each: formatPlain(each), points: formatPlain(points), ignored: formatPlain(multiply(subtract(inUnits, units), size)),
  })
  return add(base, points)
}
