import { compare, divide, exact, isZero, maximum, minimum, multiply, one, parseExact, zero, type Exact } from '../exact'
import { InputError } from '../input-error'
import { bound, stands, waiting, withoutPrevious, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ExactInput, ExactStep } from '../print-trace'
import type { WaitsFor } from '../scorecard'
import type { AttainmentRule, TemplateItem } from '../template'

type TargetSource = 'fixed' | 'employee' | 'metric' | 'previous'

interface Target {
  readonly value: Exact | null
  readonly from: TargetSource
  readonly input: ExactInput
  readonly waitsFor: WaitsFor
  /** Noted where the previous value was below the rule's minimum. */
  readonly raised?: ExactStep
}

function targetOf(rule: AttainmentRule, { template, inputs }: ScoringContext): Target {
  const { target } = rule
  const of = (value: Exact | null, from: TargetSource, waitsFor: WaitsFor = { kind: 'target', subject: rule.metric }): Target =>
    ({ value, from, waitsFor, input: { input: 'target', value, from } })
  if (typeof target !== 'object') return of(exact(target), 'fixed')
  if ('perEmployee' in target) return of(parseExact(inputs.targets?.[rule.metric]), 'employee')
  if ('metric' in target) return of(readMetric(template, inputs.metrics, target.metric).value, 'metric', { kind: 'metric', subject: target.metric })
  const previous = readMetric(template, inputs.previous, rule.metric).value
  const least = exact(rule.minimumPrevious ?? 0)
  if (previous === null || rule.better === 'higher' || compare(previous, least) >= 0) return of(previous, 'previous')
  return { ...of(least, 'previous'), raised: { step: 'minimum-previous', from: previous, to: least } }
}

/** `max × clamp(share, 0, cap)`; the share is actual ÷ target, or target ÷ actual where lower is better (scoring.md, `attainment`). */
export function scoreAttainment(item: TemplateItem, rule: AttainmentRule, context: ScoringContext): Outcome {
  const { value, input, tooFew } = readMetric(context.template, context.inputs.metrics, rule.metric)
  const target = targetOf(rule, context)
  const inputs = [input, target.input]
  const cap = capOf(rule)
  const trace = { rule: rule.kind, inputs, steps: tooFew === null ? [] : [tooFew] }
  const waitsForValue: WaitsFor = { kind: 'metric', subject: rule.metric }
  if (target.value === null && target.from === 'previous') {
    const without = withoutPrevious(rule, exact(item.max), multiply(exact(item.max), cap === null ? one : minimum(one, cap)), inputs)
    return value !== null || without.isExcluded === true ? without : waiting(waitsForValue, trace, without.least, without.most)
  }
  const isHigherBetter = rule.better === 'higher'
  const isNothingToDivide = target.value !== null && isZero(target.value) && (target.from === 'metric' || isHigherBetter)
  if (isNothingToDivide && (target.from === 'fixed' || target.from === 'employee')) {
    throw new InputError(`targets.${rule.metric}`, 'a target must be above 0 where higher is better', '目标要大于 0')
  }
  if (target.value === null || isNothingToDivide) {
    const most = cap === null ? null : multiply(exact(item.max), cap)
    return waiting(value === null ? waitsForValue : target.waitsFor, trace, bound(zero, rule), most === null ? ceilingOf(rule) : bound(most, rule))
  }
  if (value === null) {
    const { least, most } = endsAgainst(item, rule, target.value, context)
    return waiting(waitsForValue, trace, bound(least, rule), most === null ? ceilingOf(rule) : bound(most, rule))
  }
  const { points, step } = pointsAt(item, rule, value, target.value)
  return stands(rule, points, inputs, target.raised === undefined ? [step] : [target.raised, step])
}

/** The highest share that counts; null for none. */
function capOf(rule: AttainmentRule): Exact | null {
  return rule.cap === null ? null : exact(rule.cap ?? 1)
}

function ceilingOf(rule: AttainmentRule): Exact | null {
  return rule.ceiling === undefined || rule.ceiling === null ? null : exact(rule.ceiling)
}

/** What a value that is still missing can give against a target that stands; null where nothing bounds it. */
function endsAgainst(item: TemplateItem, rule: AttainmentRule, target: Exact, { template }: ScoringContext): { least: Exact; most: Exact | null } {
  const domain = metricDomain(template, rule.metric)
  const cap = capOf(rule)
  const [worst, best] = rule.better === 'higher' ? [domain.least, domain.most] : [domain.most, domain.least]
  const capped = cap === null ? null : multiply(exact(item.max), cap)
  const most = best === null || (isZero(best) && rule.better === 'lower') ? capped : pointsAt(item, rule, best, target).points
  return { least: worst === null ? zero : pointsAt(item, rule, worst, target).points, most }
}

/** Where lower is better an actual value of 0 gives the cap; without a cap, full marks. */
function pointsAt(item: TemplateItem, rule: AttainmentRule, value: Exact, target: Exact): { points: Exact; step: ExactStep } {
  const cap = capOf(rule)
  const [numerator, denominator] = rule.better === 'higher' ? [value, target] : [target, value]
  const share = isZero(denominator) ? (cap ?? one) : divide(numerator, denominator)
  const points = multiply(exact(item.max), maximum(zero, cap === null ? share : minimum(share, cap)))
  return {
    points,
    step: {
      step: 'share', numerator, denominator, share, cap, isCapped: cap !== null && compare(share, cap) > 0, points,
    },
  }
}
