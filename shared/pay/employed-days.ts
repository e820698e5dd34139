import type { SheetPlan } from '../people/sheet-plan'
import type { EmployedDays, SheetInputs } from '../scoring/inputs'

/** The inputs with the days that a sheet covers out of those that its base is for; where it covers all of them nothing is said. */
export function withEmployed(inputs: SheetInputs, days: number, of: number): SheetInputs {
  const { employed: _before, ...others } = inputs
  return days === of ? others : { ...others, employed: { days, of } }
}

/** The inputs of a sheet that pays, with its days by the plan; those of a probation are out of all of its days. */
export function withPlannedDays(inputs: SheetInputs, { pays, days, periodDays }: Pick<SheetPlan, 'pays' | 'days' | 'periodDays'>): SheetInputs {
  return pays ? withEmployed(inputs, days, periodDays) : inputs
}

/**
 * How an imported base, which is for the days worked alone, is shared by days among a person's paying sheets: one sheet gets all of it. What is frozen keeps
 * its share, and the last of the others takes what is left, so that all shares together are the whole base.
 */
export function importedShares(plans: readonly Pick<SheetPlan, 'sheetId' | 'days'>[], frozen: ReadonlyMap<string, EmployedDays> = new Map()): ReadonlyMap<string, EmployedDays> {
  const [kept] = frozen.values()
  const of = kept?.of ?? plans.reduce((sum, { days }) => sum + days, 0)
  const open = plans.filter(({ sheetId }) => !frozen.has(sheetId))
  let left = [...frozen.values()].reduce((rest, { days }) => rest - days, of)
  return new Map(open.map(({ sheetId, days }, index) => {
    const share = index === open.length - 1 ? left : days
    left -= share
    return [sheetId, { days: share, of }]
  }))
}

/** The inputs of a sheet that is paid by an imported base, with its share of it. */
export function withShare(inputs: SheetInputs, share: EmployedDays | undefined): SheetInputs {
  return share === undefined ? inputs : withEmployed(inputs, share.days, share.of)
}
