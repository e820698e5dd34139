import { add, compare, divide, exact, formatPlain, multiply, subtract, wholeUnits, type Exact } from '../exact'
import { bound, settled, waiting, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { TraceInput, TraceStep } from '../scorecard'
import type { DeviationRule, TemplateItem } from '../template'

/** `base` at the baseline, up or down per unit of distance; whole units only unless the rule prorates (scoring.md, `deviation`). */
export function scoreDeviation(item: TemplateItem, rule: DeviationRule, { template, inputs }: ScoringContext): Outcome {
  const baseline = typeof rule.baseline === 'object' ? readMetric(template, inputs.previous, rule.metric).value : exact(rule.baseline)
  const { value, input, tooFew } = readMetric(template, inputs.metrics, rule.metric)
  if (baseline === null && value !== null) return withoutPrevious(item, rule, input)
  if (value === null || baseline === null) {
    const { least, most } = metricDomain(template, rule.metric)
    const ends = [least, most].map((end) => (end === null || baseline === null ? null : bound(distanceOf(rule, baseline, end).raw, rule)))
    const [low = null, high = null] = rule.better === 'higher' ? ends : [...ends].reverse()
    const trace = { rule: rule.kind, inputs: [input], steps: tooFew === null ? [] : [tooFew] }
    return waiting({ kind: 'metric', subject: rule.metric }, trace, low ?? orNull(rule.floor), high ?? orNull(rule.ceiling))
  }
  const { raw, steps } = distanceOf(rule, baseline, value)
  return settled(rule, raw, [input], steps)
}

/** A person without a previous period (`whenNoPrevious`): full marks, or as if equal to it. */
function withoutPrevious(item: TemplateItem, rule: DeviationRule, input: TraceInput): Outcome {
  const points = exact(rule.whenNoPrevious === 'full' ? item.max : rule.base)
  return settled(rule, points, [input], [{ step: 'base', points: formatPlain(points) }])
}

function orNull(end: DeviationRule['floor']): Exact | null {
  return end === undefined || end === null ? null : exact(end)
}

function distanceOf(rule: DeviationRule, baseline: Exact, value: Exact): { raw: Exact; steps: TraceStep[] } {
  const base = exact(rule.base)
  const isAbove = compare(value, baseline) > 0
  const distance = isAbove ? subtract(value, baseline) : subtract(baseline, value)
  const inUnits = divide(distance, exact(rule.size))
  const units = rule.partial === 'ignore' ? wholeUnits(inUnits) : inUnits
  const isGain = isAbove === (rule.better === 'higher')
  const each = isGain ? exact(rule.up) : multiply(exact(-1), exact(rule.down))
  const moved = multiply(each, units)
  const ignored = multiply(subtract(inUnits, units), exact(rule.size))
  return {
    raw: add(base, moved),
    steps: [
      { step: 'base', points: formatPlain(base) },
      {
        step: 'units', side: compare(value, baseline) === 0 ? 'at' : isAbove ? 'above' : 'below', baseline: formatPlain(baseline), distance: formatPlain(distance),
        units: formatPlain(units), each: formatPlain(each), points: formatPlain(moved), ignored: formatPlain(ignored),
      },
    ],
  }
}
