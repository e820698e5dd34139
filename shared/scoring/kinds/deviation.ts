import { add, compare, divide, exact, formatPlain, multiply, negate, subtract, wholeUnits, type Exact } from '../exact'
import type { Notes } from '../notes'
import { bound, stands, waitingForMetric, withoutPrevious, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ReadyItem } from '../ready-item'
import type { DeviationRule } from '../template'

/** `base` at the baseline, up or down per unit of distance; whole units only unless the rule prorates (scoring.md, `deviation`). */
export function scoreDeviation(item: ReadyItem, rule: DeviationRule, { template, inputs }: ScoringContext, notes: Notes | null): Outcome {
  const baseline = typeof rule.baseline === 'object' ? readMetric(template, inputs.previous, rule.metric, null).value : exact(rule.baseline)
  const reading = readMetric(template, inputs.metrics, rule.metric, notes)
  const { value, tooFew } = reading
  if (value !== null && baseline !== null) return stands(item, pointsAt(rule, baseline, value, notes), notes)
  if (baseline === null) return withoutPrevious(item, rule, reading, exact(rule.base), notes)
  const { least, most } = metricDomain(template, rule.metric)
  const [worst, best] = rule.better === 'higher' ? [least, most] : [most, least]
  const endAt = (value: Exact | null, otherwise: Exact | null): Exact | null => (value === null ? otherwise : bound(pointsAt(rule, baseline, value, null), item))
  return waitingForMetric(rule.metric, tooFew, endAt(worst, item.floor), endAt(best, item.ceiling), notes)
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
