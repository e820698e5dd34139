import { divide, exact, formatHundredths, maximum, minimum, multiply, zero, type Exact } from './exact'
import type { SheetInputs } from './inputs'
import type { PayRule } from './template'

/** Of a sheet's inputs those that pay follows from, beside the points. */
export type PayInputs = Pick<SheetInputs, 'baseSalary' | 'employed'>

/** The base for the days worked, `base × days ÷ of`, exact and not rounded; null without a base. */
export function earnedBase({ baseSalary, employed }: PayInputs): Exact | null {
  if (baseSalary === undefined) return null
  const base = exact(baseSalary)
  return employed === undefined ? base : divide(multiply(base, exact(employed.days)), exact(employed.of))
}

/** `total ÷ passMark × base`, never below 0, at most the cap where a company set one, rounded half up to the fen; of a base for the days worked (scoring.md, Pay). */
export function payFor(total: Exact, rule: PayRule, base: Exact): string {
  const raw = multiply(divide(maximum(total, zero), exact(rule.passMark)), base)
  const cap = capOf(rule, base)
  return formatHundredths(cap === null ? raw : minimum(raw, cap))
}

/** The most that is paid of a base when a total has no upper bound: the cap, or null where nothing caps it. */
export function payCap(rule: PayRule, base: Exact): string | null {
  const cap = capOf(rule, base)
  return cap === null ? null : formatHundredths(cap)
}

function capOf({ cap }: PayRule, base: Exact): Exact | null {
  return cap === undefined || cap === null ? null : multiply(exact(cap), base)
}
