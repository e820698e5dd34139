import { compare, exact, formatHundredths, minimum, roundToHundredths, zero, type Exact } from './exact'
import { scoreItem } from './kinds'
import type { SheetInputs } from './inputs'
import { excluded, type Outcome, type ScoringContext } from './outcome'
import { payCap, payFor } from './pay'
import { printTrace } from './print-trace'
import type { ItemScore, Range, Scorecard } from './scorecard'
import { partsOf, sectionScores, totalOf } from './section-points'
import type { Template, TemplateItem } from './template'
import { validateInputs } from './validate-inputs'
import { applyVeto, settleOutcome } from './veto'

/** Recorded at every freeze: a sealed sheet replays with the engine that scored it. Changes whenever a result could. */
export const engineVersion = '1.1.0'

/** The rule first, then HR's settlement of what waits, then the veto; a settlement also stands in for a metric that only the veto waits for. */
function outcomeOf(item: TemplateItem, context: ScoringContext): Outcome {
  if (item.isOff === true) return excluded({ rule: item.rule.kind, inputs: [], steps: [{ step: 'switched-off' }] })
  const settlement = context.inputs.settlements?.find((given) => given.item === item.id)
  const settle = (outcome: Outcome): Outcome => (settlement !== undefined && outcome.points === null && outcome.isExcluded !== true ? settleOutcome(item, outcome, settlement) : outcome)
  const ruled = scoreItem(item, context)
  const decided = settle(ruled)
  return settle(applyVeto(item, decided, context, decided !== ruled))
}

function itemScore(item: TemplateItem, { points, isSettled, waitsFor, trace }: Outcome): ItemScore {
  return {
    id: item.id, points: points === null ? null : formatHundredths(points), max: formatHundredths(exact(item.max)),
    status: isSettled === true ? 'settled' : points === null ? 'pending' : 'scored', ...(waitsFor === undefined ? {} : { waitsFor }), trace: printTrace(trace),
  }
}

function rangeOf(least: Exact | null, most: Exact | null): Range {
  return { min: least === null ? null : formatHundredths(least), max: most === null ? null : formatHundredths(most) }
}

function isOpen({ points, least, most, isExcluded, sheetZero }: Outcome): boolean {
  if (sheetZero === 'open') return true
  return isExcluded !== true && (points === null || least === null || most === null || compare(least, most) !== 0)
}

/**
 * Scores a sheet: the one function for the phone, the close and the replay. Pure and exact; the same template version and inputs give the same
 * Scorecard byte for byte. Throws `InputError` naming the field on inputs that can't be scored (scoring.md).
 */
export function scoreSheet(template: Template, inputs: SheetInputs): Scorecard {
  validateInputs(template, inputs)
  const outcomes = new Map(template.items.map((item) => [item.id, outcomeOf(item, { template, inputs })]))
  const all = [...outcomes.values()]
  const parts = partsOf(template, (id) => outcomes.get(id)?.isExcluded === true)
  const vetoedBy = template.items.filter(({ id }) => outcomes.get(id)?.sheetZero === 'now').map(({ id }) => id)
  const atMost0 = (total: Exact): Exact => minimum(total, zero)
  const total = totalOf(parts, (id) => outcomes.get(id)?.points ?? zero) ?? zero
  const least = totalOf(parts, (id) => rounded(outcomes.get(id)?.least))
  const most = totalOf(parts, (id) => rounded(outcomes.get(id)?.most))
  const isVetoed = vetoedBy.length > 0
  const isVetoPossible = isVetoed || all.some(({ sheetZero }) => sheetZero === 'open')
  const final = isVetoed ? atMost0(total) : total
  const low = least === null || !isVetoPossible ? least : atMost0(least)
  const high = isVetoed ? atMost0(most ?? zero) : most
  const isPending = parts.isEmpty || all.some(({ points, isExcluded }) => points === null && isExcluded !== true)
  const isRanged = all.some(isOpen)
  const { pay } = template
  const base = inputs.baseSalary
  const pays = pay !== null && base !== undefined
  const sections = sectionScores(template, parts, (id) => outcomes.get(id)?.points ?? zero)
  return {
    template: { id: template.id, version: template.version },
    items: template.items.map((item) => itemScore(item, outcomes.get(item.id) ?? noOutcome(item))),
    ...(sections === undefined ? {} : { sections }), ...(isVetoed ? { vetoedBy } : {}),
    total: formatHundredths(final), range: isRanged ? rangeOf(low, high) : null,
    pay: pays && !isPending ? payFor(final, pay, base) : null,
    payRange: pays && isRanged ? { min: payFor(low ?? zero, pay, base), max: high === null ? payCap(pay, base) : payFor(high, pay, base) } : null,
  }
}

function rounded(end: Exact | null | undefined): Exact | null {
  return end === null || end === undefined ? null : roundToHundredths(end)
}

function noOutcome(item: TemplateItem): never {
  throw new Error(`no outcome of ${item.id}`)
}
