import type { SheetInputs } from './inputs'
import { readyItems } from './ready-item'
import { contextOf, outcomeOf } from './score-items'
import type { Totals } from './scorecard'
import type { Template } from './template'
import { totalsOf } from './totals'

/**
 * The totals of `scoreSheet` alone, for whoever scores many sheets and explains none: the same rules on the same inputs, without a trace. It takes
 * inputs that `validateInputs` has let through and doesn't check them again.
 */
export function scoreTotals(template: Template, inputs: SheetInputs): Totals {
  const context = contextOf(template, inputs)
  return totalsOf(template, inputs, readyItems(template).map((item) => outcomeOf(item, context, null)))
}
