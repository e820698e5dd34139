import { divide, exact, formatHundredths, maximum, minimum, multiply, zero, type Exact } from './exact'
import type { DecimalInput } from './inputs'
import type { PayRule } from './template'

/** `total ÷ passMark × base`, never below 0, at most the cap where a company set one, rounded half up to the fen (scoring.md, Pay). */
export function payFor(total: Exact, rule: PayRule, base: DecimalInput): string {
  const raw = multiply(divide(maximum(total, zero), exact(rule.passMark)), exact(base))
  const cap = rule.cap === undefined || rule.cap === null ? null : multiply(exact(rule.cap), exact(base))
  return formatHundredths(cap === null ? raw : minimum(raw, cap))
}

/** The most that is paid when a total has no upper bound: the cap, or null where nothing caps it. */
export function payCap(rule: PayRule, base: DecimalInput): string | null {
  return rule.cap === undefined || rule.cap === null ? null : formatHundredths(multiply(exact(rule.cap), exact(base)))
}
