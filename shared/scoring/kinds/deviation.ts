import { add, compare, divide, exact, multiply, negate, subtract, wholeUnits, type Exact } from '../exact'
import { bound, stands, waiting, withoutPrevious, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ExactStep } from '../print-trace'
import type { DeviationRule, TemplateItem } from '../template'

/** `base` at the baseline, up or down per unit of distance; whole units only unless the rule prorates (scoring.md, `deviation`). */
export function scoreDeviation(item: TemplateItem, rule: DeviationRule, { template, inputs }: ScoringContext): Outcome {
  const baseline = typeof rule.baseline === 'object' ? readMetric(template, inputs.previous, rule.metric).value : exact(rule.baseline)
  const { value, input, tooFew } = readMetric(template, inputs.metrics, rule.metric)
  if (baseline === null) {
    const without = withoutPrevious(rule, exact(item.max), exact(rule.base), [input])
    if (value !== null || without.isExcluded === true) return without
    return waiting({ kind: 'metric', subject: rule.metric }, { rule: rule.kind, inputs: [input], steps: tooFew === null ? [] : [tooFew] }, without.least, without.most)
  }
  if (value === null) {
    const { least, most } = metricDomain(template, rule.metric)
    const ends = [least, most].map((end) => (end === null ? null : bound(distanceOf(rule, baseline, end).raw, rule)))
    const [low = null, high = null] = rule.better === 'higher' ? ends : [...ends].reverse()
    const trace = { rule: rule.kind, inputs: [input], steps: tooFew === null ? [] : [tooFew] }
    return waiting({ kind: 'metric', subject: rule.metric }, trace, low ?? orNull(rule.floor), high ?? orNull(rule.ceiling))
  }
  const { raw, steps } = distanceOf(rule, baseline, value)
  return stands(rule, raw, [input], steps)
}

function orNull(end: DeviationRule['floor']): Exact | null {
  return end === undefined || end === null ? null : exact(end)
}

function distanceOf(rule: DeviationRule, baseline: Exact, value: Exact): { raw: Exact; steps: ExactStep[] } {
  const base = exact(rule.base)
  const isAbove = compare(value, baseline) > 0
  const distance = isAbove ? subtract(value, baseline) : subtract(baseline, value)
  const inUnits = divide(distance, exact(rule.size))
  const units = rule.partial === 'ignore' ? wholeUnits(inUnits) : inUnits
  const isGain = isAbove === (rule.better === 'higher')
  const each = isGain ? exact(rule.up) : negate(exact(rule.down))
  const moved = multiply(each, units)
  const ignored = multiply(subtract(inUnits, units), exact(rule.size))
  return {
    raw: add(base, moved),
    steps: [
      { step: 'base', points: base },
      {
        step: 'units', side: compare(value, baseline) === 0 ? 'at' : isAbove ? 'above' : 'below', baseline, distance, units, each, points: moved, ignored,
      },
    ],
  }
}
