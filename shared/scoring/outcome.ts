import type { Bounds, Template, TemplateItem } from './template'
import type { SheetInputs } from './inputs'
import type { IncidentReading } from './incident-force'
import type { Notes } from './notes'
import type { WaitsFor } from './scorecard'
import { compare, exact, formatHundredths, formatPlain, roundToHundredths, zero, type Exact } from './exact'

/** What a rule kind answers: its points (null while it waits), and what they can still become; null at an end without bound. */
export interface Outcome {
  readonly points: Exact | null
  readonly least: Exact | null
  readonly most: Exact | null
  readonly waitsFor?: WaitsFor
  /** Left out of the sheet: the others carry its points. */
  readonly isExcluded?: true
  /** Somebody's or the rule's decision stands in for what is missing. */
  readonly isSettled?: true
  /** A veto makes the whole sheet 0: for certain, or perhaps. */
  readonly sheetZero?: 'now' | 'open'
}

/** What a rule kind gets to see. */
export interface ScoringContext {
  readonly template: Template
  readonly inputs: SheetInputs
  /** In the order of their ids. */
  readonly incidents: readonly IncidentReading[]
}

/** A rule kind: scores one item from the inputs and notes how. It never sees people, months or approvals. */
export type ScoreItem<Rule> = (item: TemplateItem, rule: Rule, context: ScoringContext, notes: Notes | null) => Outcome

/** A number held between the item's floor and ceiling. */
export function bound(points: Exact, { floor, ceiling }: Bounds): Exact {
  if (floor !== undefined && floor !== null) {
    const least = exact(floor)
    if (compare(points, least) < 0) return least
  }
  if (ceiling !== undefined && ceiling !== null) {
    const most = exact(ceiling)
    if (compare(points, most) > 0) return most
  }
  return points
}

/** Bounds and rounds an item's points at its end and notes what that did. */
export function finish(rule: Bounds, raw: Exact, notes: Notes | null): Exact {
  const bounded = bound(raw, rule)
  if (bounded !== raw) notes?.steps.push({ step: compare(bounded, raw) > 0 ? 'floor' : 'ceiling', from: formatPlain(raw), to: formatPlain(bounded) })
  const points = roundToHundredths(bounded)
  if (notes !== null && compare(points, bounded) !== 0) notes.steps.push({ step: 'rounded', from: formatPlain(bounded), to: formatHundredths(points) })
  return points
}

/** An item whose points stand, with nothing open. */
export function stands(rule: Bounds, raw: Exact, notes: Notes | null): Outcome {
  const points = finish(rule, raw, notes)
  return { points, least: points, most: points }
}

/** An item that waits, over all that it can become. */
export function waiting(waitsFor: WaitsFor, least: Exact | null = zero, most: Exact | null = null): Outcome {
  return { points: null, least, most, waitsFor }
}

/** An item that is left out of the sheet. */
export const excluded: Outcome = { points: null, least: null, most: null, isExcluded: true, isSettled: true }

type PreviousRule = Bounds & { readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude' }

/** A person without a previous period (`whenNoPrevious`): full marks, as if equal to it (`asEqual`), or left out. */
export function withoutPrevious(rule: PreviousRule, max: Exact, asEqual: Exact, notes: Notes | null): Outcome {
  const choice = rule.whenNoPrevious ?? 'baseline'
  if (choice === 'exclude') {
    notes?.steps.push({ step: 'no-previous', choice, points: null })
    return excluded
  }
  const points = choice === 'full' ? max : asEqual
  notes?.steps.push({ step: 'no-previous', choice, points: formatPlain(points) })
  return stands(rule, points, notes)
}
