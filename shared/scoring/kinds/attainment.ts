import { compare, divide, exact, formatPlain, minimum, multiply, zero, type Exact } from '../exact'
import { bound, settled, waiting, type Outcome, type ScoringContext } from '../outcome'
import { readMetric } from '../read-metric'
import { parseExact } from '../exact'
import { InputError } from '../input-error'
import type { TraceInput } from '../scorecard'
import type { AttainmentRule, TemplateItem } from '../template'

interface Target {
  readonly value: Exact | null
  readonly input: TraceInput
  /** A target of 0 that was set is an input error; one that another metric gives makes the item wait. */
  readonly isSet: boolean
}

function targetOf(rule: AttainmentRule, { template, inputs }: ScoringContext): Target {
  const { target } = rule
  const of = (value: Exact | null, from: 'fixed' | 'employee' | 'metric' | 'previous', isSet: boolean): Target =>
    ({ value, input: { input: 'target', value: value === null ? null : formatPlain(value), from }, isSet })
  if (typeof target !== 'object') return of(exact(target), 'fixed', true)
  if ('perEmployee' in target) return of(parseExact(inputs.targets?.[rule.metric]), 'employee', true)
  if ('metric' in target) return of(readMetric(template, inputs.metrics, target.metric).value, 'metric', false)
  return of(readMetric(template, inputs.previous, rule.metric).value, 'previous', false)
}

/** `max × clamp(share, 0, cap)`; the share is actual ÷ target, or target ÷ actual where lower is better (scoring.md, `attainment`). */
export function scoreAttainment(item: TemplateItem, rule: AttainmentRule, context: ScoringContext): Outcome {
  const max = exact(item.max)
  const cap = exact(rule.cap ?? 1)
  const { value, input, tooFew } = readMetric(context.template, context.inputs.metrics, rule.metric)
  const target = targetOf(rule, context)
  const inputs = [input, target.input]
  const wait = (kind: 'metric' | 'target', subject: string): Outcome =>
    waiting({ kind, subject }, { rule: rule.kind, inputs, steps: tooFew === null ? [] : [tooFew] }, bound(zero, rule), bound(multiply(max, cap), rule))
  if (value === null) return wait('metric', rule.metric)
  if (target.value === null) return wait(typeof rule.target === 'object' && 'metric' in rule.target ? 'metric' : 'target', typeof rule.target === 'object' && 'metric' in rule.target ? rule.target.metric : rule.metric)
  const isHigherBetter = rule.better === 'higher'
  const [numerator, denominator] = isHigherBetter ? [value, target.value] : [target.value, value]
  if (compare(target.value, zero) === 0 && isHigherBetter) {
    if (target.isSet) throw new InputError(`targets.${rule.metric}`, 'a target must be above 0 where higher is better', '目标要大于 0')
    return wait('metric', typeof rule.target === 'object' && 'metric' in rule.target ? rule.target.metric : rule.metric)
  }
  const share = compare(denominator, zero) === 0 ? cap : divide(numerator, denominator)
  const clamped = compare(share, zero) < 0 ? zero : minimum(share, cap)
  const points = multiply(max, clamped)
  return settled(rule, points, inputs, [{
    step: 'share', numerator: formatPlain(numerator), denominator: formatPlain(denominator), share: formatPlain(share), cap: formatPlain(cap),
    isCapped: compare(share, cap) > 0, points: formatPlain(points),
  }])
}
