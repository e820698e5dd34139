import { divide, exact, formatHundredths, maximum, minimum, multiply, zero, type Exact } from './exact'
import type { SheetInputs } from './inputs'
import type { PayRule } from './template'

/** Of a sheet's inputs those that pay follows from, beside the points. */
export type PayInputs = Pick<SheetInputs, 'baseSalary' | 'employed' | 'payGuard'>

/** What is paid on: the base for the days worked, exact and not rounded, and the least that is paid (0, or what it is topped up to). */
export interface PayTerms {
  readonly base: Exact
  readonly least: Exact
}

/** The terms of a sheet, `base × days ÷ of`; null without a base. */
export function payTermsOf({ baseSalary, employed, payGuard }: PayInputs): PayTerms | null {
  if (baseSalary === undefined) return null
  const whole = exact(baseSalary)
  return {
    base: employed === undefined ? whole : divide(multiply(whole, exact(employed.days)), exact(employed.of)),
    least: payGuard?.choice === 'top-up' ? exact(payGuard.minimum) : zero,
  }
}

/** `total ÷ passMark × base`, at most the cap where a company set one, never below the least, rounded half up to the fen; of a base for the days worked (scoring.md, Pay). */
export function payFor(total: Exact, rule: PayRule, terms: PayTerms): string {
  const raw = multiply(divide(maximum(total, zero), exact(rule.passMark)), terms.base)
  const cap = capOf(rule, terms)
  return formatHundredths(maximum(cap === null ? raw : minimum(raw, cap), terms.least))
}

/** The most that is paid when a total has no upper bound: the cap, or null where nothing caps it. */
export function payCap(rule: PayRule, terms: PayTerms): string | null {
  const cap = capOf(rule, terms)
  return cap === null ? null : formatHundredths(maximum(cap, terms.least))
}

function capOf({ cap }: PayRule, { base }: PayTerms): Exact | null {
  return cap === undefined || cap === null ? null : multiply(exact(cap), base)
}
