import { compare, formatHundredths, minimum, roundToHundredths, zero, type Exact } from './exact'
import type { SheetInputs } from './inputs'
import type { Outcome } from './outcome'
import { payCap, payFor, payTermsOf } from './pay'
import type { Range, Totals } from './scorecard'
import { totalOf } from './section-points'
import type { Template } from './template'

const atMost0 = (total: Exact): Exact => minimum(total, zero)

function rangeOf(least: Exact | null, most: Exact | null): Range {
  return { min: least === null ? null : formatHundredths(least), max: most === null ? null : formatHundredths(most) }
}

function isOpen({ points, least, most, isExcluded, sheetZero }: Outcome): boolean {
  if (sheetZero === 'open') return true
  return isExcluded !== true && (points === null || least === null || most === null || (least !== most && compare(least, most) !== 0))
}

function rounded(end: Exact | null): Exact | null {
  return end === null ? null : roundToHundredths(end)
}

/** Items whose veto makes the whole sheet 0. */
export function vetoesOf(template: Template, outcomes: readonly Outcome[]): readonly string[] {
  return template.items.filter((_item, place) => outcomes[place]?.sheetZero === 'now').map(({ id }) => id)
}

/** Total, pay and what they can still become, from the outcomes of a sheet's items in the order of the sheet. */
export function totalsOf(template: Template, inputs: SheetInputs, outcomes: readonly Outcome[]): Totals {
  let isVetoed = false
  let mayBeVetoed = false
  let waits = false
  let counts = false
  let opens = false
  for (const outcome of outcomes) {
    isVetoed ||= outcome.sheetZero === 'now'
    mayBeVetoed ||= outcome.sheetZero !== undefined
    counts ||= outcome.isExcluded !== true
    waits ||= outcome.isExcluded !== true && outcome.points === null
    opens ||= isOpen(outcome)
  }
  const sum = totalOf(template, outcomes, ({ points }) => points ?? zero) ?? zero
  const total = isVetoed ? atMost0(sum) : sum
  const { pay } = template
  const terms = payTermsOf(inputs)
  const pays = pay !== null && terms !== null
  const paid = pays && counts && !waits ? payFor(total, pay, terms) : null
  if (!opens) return { total: formatHundredths(total), range: null, pay: paid, payRange: null }
  const least = totalOf(template, outcomes, (outcome) => rounded(outcome.least))
  const most = totalOf(template, outcomes, (outcome) => rounded(outcome.most))
  const low = least !== null && mayBeVetoed ? atMost0(least) : least
  const high = isVetoed ? atMost0(most ?? zero) : most
  return {
    total: formatHundredths(total), range: rangeOf(low, high), pay: paid,
    payRange: pays ? { min: payFor(low ?? zero, pay, terms), max: high === null ? payCap(pay, terms) : payFor(high, pay, terms) } : null,
  }
}
