import { add, compare, formatHundredths, roundToHundredths, exact, zero, type Exact } from './exact'
import { scoreItem } from './kinds'
import type { SheetInputs } from './inputs'
import { payCap, payFor } from './pay'
import type { ItemScore, Range, Scorecard } from './scorecard'
import type { Template } from './template'
import { validateInputs } from './validate-inputs'

/** Recorded at every freeze: a sealed sheet replays with the engine that scored it. Changes whenever a result could. */
export const engineVersion = '1.0.0'

function rangeOf(least: Exact | null, most: Exact | null): Range {
  return { min: least === null ? null : formatHundredths(least), max: most === null ? null : formatHundredths(most) }
}

const sumOrNull = (parts: readonly (Exact | null)[]): Exact | null =>
  parts.reduce<Exact | null>((sum, part) => (sum === null || part === null ? null : add(sum, part)), zero)

/**
 * Scores a sheet: the one function for the phone, the close and the replay. Pure and exact; the same template version and inputs give the same
 * Scorecard byte for byte. Throws `InputError` naming the field on inputs that can't be scored (scoring.md).
 */
export function scoreSheet(template: Template, inputs: SheetInputs): Scorecard {
  validateInputs(template, inputs)
  const outcomes = template.items.map((item) => ({ item, outcome: scoreItem(item, { template, inputs }) }))
  const items = outcomes.map(({ item, outcome }): ItemScore => ({
    id: item.id, points: outcome.points === null ? null : formatHundredths(outcome.points), max: formatHundredths(exact(item.max)),
    status: outcome.points === null ? 'pending' : 'scored', ...(outcome.waitsFor === undefined ? {} : { waitsFor: outcome.waitsFor }), trace: outcome.trace,
  }))
  const total = outcomes.map(({ outcome }) => outcome.points ?? zero).reduce(add, zero)
  const isPending = outcomes.some(({ outcome }) => outcome.points === null)
  const isOpen = outcomes.some(({ outcome: { points, least, most } }) => points === null || least === null || most === null || compare(least, most) !== 0)
  const ends = outcomes.map(({ outcome }) => ({ least: outcome.least === null ? null : roundToHundredths(outcome.least), most: outcome.most === null ? null : roundToHundredths(outcome.most) }))
  const least = sumOrNull(ends.map((end) => end.least))
  const most = sumOrNull(ends.map((end) => end.most))
  const { pay } = template
  const base = inputs.baseSalary
  const pays = pay !== null && base !== undefined
  return {
    template: { id: template.id, version: template.version },
    items, total: formatHundredths(total), range: isOpen ? rangeOf(least, most) : null,
    pay: pays && !isPending ? payFor(total, pay, base) : null,
    payRange: pays && isOpen ? { min: payFor(least ?? zero, pay, base), max: most === null ? payCap(pay, base) : payFor(most, pay, base) } : null,
  }
}
