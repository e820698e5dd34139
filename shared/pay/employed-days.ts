import { probationerOf } from '../cycle/period-id'
import type { SheetPlan } from '../people/sheet-plan'
import type { SheetInputs } from '../scoring/inputs'

/** The inputs with the days that a sheet covers out of those that its base is for; where it covers all of them nothing is said. */
export function withEmployed(inputs: SheetInputs, days: number, of: number): SheetInputs {
  const { employed: _before, ...others } = inputs
  return days === of ? others : { ...others, employed: { days, of } }
}

/** The inputs of a sheet that pays, with its days by the plan. A probation has no calendar that it could be a part of. */
export function withPlannedDays(inputs: SheetInputs, { pays, periodId, days, periodDays }: Pick<SheetPlan, 'pays' | 'periodId' | 'days' | 'periodDays'>): SheetInputs {
  return pays && probationerOf(periodId) === null ? withEmployed(inputs, days, periodDays) : inputs
}
