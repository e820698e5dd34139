import { compare, divide, exact, formatPlain, maximum, minimum, multiply, parseExact, zero, type Exact } from '../exact'
import { InputError } from '../input-error'
import { bound, settled, waiting, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { TraceInput, TraceStep, WaitsFor } from '../scorecard'
import type { AttainmentRule, TemplateItem } from '../template'

interface Target {
  readonly value: Exact | null
  readonly input: TraceInput
  readonly waitsFor: WaitsFor
  /** A target of 0 that somebody set is an input error; one that another metric gives (no orders assigned) makes the item wait. */
  readonly isSet: boolean
  readonly isMetric: boolean
}

function targetOf(rule: AttainmentRule, { template, inputs }: ScoringContext): Target {
  const { target } = rule
  const of = (value: Exact | null, from: 'fixed' | 'employee' | 'metric' | 'previous', waitsFor: WaitsFor = { kind: 'target', subject: rule.metric }): Target => ({
    value, input: { input: 'target', value: value === null ? null : formatPlain(value), from }, waitsFor, isSet: from === 'fixed' || from === 'employee', isMetric: from === 'metric',
  })
  if (typeof target !== 'object') return of(exact(target), 'fixed')
  if ('perEmployee' in target) return of(parseExact(inputs.targets?.[rule.metric]), 'employee')
  if ('metric' in target) return of(readMetric(template, inputs.metrics, target.metric).value, 'metric', { kind: 'metric', subject: target.metric })
  return of(readMetric(template, inputs.previous, rule.metric).value, 'previous')
}

/** `max × clamp(share, 0, cap)`; the share is actual ÷ target, or target ÷ actual where lower is better (scoring.md, `attainment`). */
export function scoreAttainment(item: TemplateItem, rule: AttainmentRule, context: ScoringContext): Outcome {
  const { value, input, tooFew } = readMetric(context.template, context.inputs.metrics, rule.metric)
  const target = targetOf(rule, context)
  const inputs = [input, target.input]
  const isHigherBetter = rule.better === 'higher'
  const isNothingToDivide = target.value !== null && compare(target.value, zero) === 0 && (target.isMetric || isHigherBetter)
  if (isNothingToDivide && target.isSet) throw new InputError(`targets.${rule.metric}`, 'a target must be above 0 where higher is better', '目标要大于 0')
  if (value !== null && target.value !== null && !isNothingToDivide) {
    const { points, step } = pointsAt(item, rule, value, target.value)
    return settled(rule, points, inputs, [step])
  }
  const waitsFor: WaitsFor = value === null ? { kind: 'metric', subject: rule.metric } : target.waitsFor
  const trace = { rule: rule.kind, inputs, steps: tooFew === null ? [] : [tooFew] }
  const ends = target.value === null || isNothingToDivide ? { least: zero, most: most(item, rule) } : endsAgainst(item, rule, target.value, context)
  return waiting(waitsFor, trace, bound(ends.least, rule), bound(ends.most, rule))
}

function most(item: TemplateItem, rule: AttainmentRule): Exact {
  return multiply(exact(item.max), exact(rule.cap ?? 1))
}

/** What a value that is still missing can give against a target that stands. */
function endsAgainst(item: TemplateItem, rule: AttainmentRule, target: Exact, { template }: ScoringContext): { least: Exact; most: Exact } {
  const domain = metricDomain(template, rule.metric)
  const atLeast = domain.least === null ? null : pointsAt(item, rule, domain.least, target).points
  const atMost = domain.most === null ? null : pointsAt(item, rule, domain.most, target).points
  return rule.better === 'higher' ? { least: atLeast ?? zero, most: atMost ?? most(item, rule) } : { least: atMost ?? zero, most: atLeast ?? most(item, rule) }
}

function pointsAt(item: TemplateItem, rule: AttainmentRule, value: Exact, target: Exact): { points: Exact; step: TraceStep } {
  const cap = exact(rule.cap ?? 1)
  const [numerator, denominator] = rule.better === 'higher' ? [value, target] : [target, value]
  const share = compare(denominator, zero) === 0 ? cap : divide(numerator, denominator)
  const points = multiply(exact(item.max), maximum(zero, minimum(share, cap)))
  return {
    points,
    step: {
      step: 'share', numerator: formatPlain(numerator), denominator: formatPlain(denominator), share: formatPlain(share), cap: formatPlain(cap),
      isCapped: compare(share, cap) > 0, points: formatPlain(points),
    },
  }
}
