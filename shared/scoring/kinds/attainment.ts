import { compare, divide, exact, formatPlain, isZero, maximum, minimum, multiply, one, parseExact, zero, type Exact } from '../exact'
import { wrong } from '../input-fields'
import type { Notes } from '../notes'
import { bound, stands, waiting, waitingForMetric, withoutPrevious, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric, textOf } from '../read-metric'
import type { ReadyItem } from '../ready-item'
import type { WaitsFor } from '../scorecard'
import type { AttainmentRule } from '../template'

interface Target {
  readonly value: Exact | null
  readonly from: 'fixed' | 'employee' | 'metric' | 'previous'
  /** A previous value below the rule's minimum, which was taken instead. */
  readonly raisedFrom?: Exact
}

function targetOf(rule: AttainmentRule, { template, inputs }: ScoringContext): Target {
  const { target } = rule
  if (typeof target !== 'object') return { value: exact(target), from: 'fixed' }
  if ('perEmployee' in target) return { value: parseExact(inputs.targets?.[rule.metric]), from: 'employee' }
  if ('metric' in target) return { value: readMetric(template, inputs.metrics, target.metric, null).value, from: 'metric' }
  const { value } = readMetric(template, inputs.previous, rule.metric, null)
  const least = exact(rule.minimumPrevious ?? 0)
  if (value === null || rule.better === 'higher' || compare(value, least) >= 0) return { value, from: 'previous' }
  return { value: least, from: 'previous', raisedFrom: value }
}

/** `max × clamp(share, 0, cap)`; the share is actual ÷ target, or target ÷ actual where lower is better (scoring.md, `attainment`). */
export function scoreAttainment(item: ReadyItem, rule: AttainmentRule, context: ScoringContext, notes: Notes | null): Outcome {
  const reading = readMetric(context.template, context.inputs.metrics, rule.metric, notes)
  const { value, tooFew } = reading
  const { value: target, from, raisedFrom } = targetOf(rule, context)
  notes?.inputs.push({ input: 'target', value: textOf(target), from })
  if (target === null && from === 'previous') {
    const cap = capOf(rule)
    return withoutPrevious(item, rule, reading, multiply(item.max, cap === null ? one : minimum(one, cap)), notes)
  }
  const isNothingToDivide = target !== null && isZero(target) && (from === 'metric' || rule.better === 'higher')
  if (isNothingToDivide && (from === 'fixed' || from === 'employee')) {
    wrong(`targets.${rule.metric}`, '目标要大于 0', 'target-zero')
  }
  if (value !== null && target !== null && !isNothingToDivide) {
    if (raisedFrom !== undefined) notes?.steps.push({ step: 'minimum-previous', from: formatPlain(raisedFrom), to: formatPlain(target) })
    return stands(item, pointsAt(item, rule, value, target, notes), notes)
  }
  const { least, most } = target === null || isNothingToDivide ? { least: zero, most: cappedPoints(item, rule) } : endsAgainst(item, rule, target, context)
  const [low, high] = [bound(least, item), most === null ? item.ceiling : bound(most, item)]
  return value === null ? waitingForMetric(rule.metric, tooFew, low, high, notes) : waiting(waitsForTarget(rule), low, high)
}

function waitsForTarget({ target, metric }: AttainmentRule): WaitsFor {
  return typeof target === 'object' && 'metric' in target ? { kind: 'metric', subject: target.metric } : { kind: 'target', subject: metric }
}

/** The highest share that counts; null for none. */
function capOf(rule: AttainmentRule): Exact | null {
  return rule.cap === null ? null : exact(rule.cap ?? 1)
}

function cappedPoints(item: ReadyItem, rule: AttainmentRule): Exact | null {
  const cap = capOf(rule)
  return cap === null ? null : multiply(item.max, cap)
}

/** What a value that is still missing can give against a target that stands; null where nothing bounds it. */
function endsAgainst(item: ReadyItem, rule: AttainmentRule, target: Exact, { template }: ScoringContext): { least: Exact; most: Exact | null } {
  const domain = metricDomain(template, rule.metric)
  const [worst, best] = rule.better === 'higher' ? [domain.least, domain.most] : [domain.most, domain.least]
  const most = best === null || (isZero(best) && rule.better === 'lower') ? cappedPoints(item, rule) : pointsAt(item, rule, best, target, null)
  const atWorst = worst === null ? zero : pointsAt(item, rule, worst, target, null)
  // Without a cap a spotless value gives just full marks, which can be less than a bad one gives against a far target.
  const isSpotlessLess = rule.better === 'lower' && rule.cap === null && best !== null && isZero(best)
  return { least: isSpotlessLess ? minimum(atWorst, item.max) : atWorst, most }
}

/** Where lower is better an actual value of 0 gives the cap; without a cap, full marks. */
function pointsAt(item: ReadyItem, rule: AttainmentRule, value: Exact, target: Exact, notes: Notes | null): Exact {
  const cap = capOf(rule)
  const isHigher = rule.better === 'higher'
  const numerator = isHigher ? value : target
  const denominator = isHigher ? target : value
  const share = isZero(denominator) ? (cap ?? one) : divide(numerator, denominator)
  const isCapped = cap !== null && compare(share, cap) > 0
  const points = multiply(item.max, maximum(zero, isCapped ? cap : share))
  notes?.steps.push({
    step: 'share', numerator: formatPlain(numerator), denominator: formatPlain(denominator), share: formatPlain(share), cap: textOf(cap), isCapped, points: formatPlain(points),
  })
  return points
}
