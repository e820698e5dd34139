import type { Bounds, Template, TemplateItem } from './template'
import type { SheetInputs } from './inputs'
import type { ExactInput, ExactStep, ExactTrace } from './print-trace'
import type { WaitsFor } from './scorecard'
import { compare, exact, roundToHundredths, zero, type Exact } from './exact'

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
  readonly trace: ExactTrace
}

/** What a rule kind gets to see. */
export interface ScoringContext {
  readonly template: Template
  readonly inputs: SheetInputs
}

/** A rule kind: scores one item from the inputs. It never sees people, months or approvals. */
export type ScoreItem<Rule> = (item: TemplateItem, rule: Rule, context: ScoringContext) => Outcome

/** A number held between the item's floor and ceiling. */
export function bound(points: Exact, { floor, ceiling }: Bounds): Exact {
  if (floor !== undefined && floor !== null && compare(points, exact(floor)) < 0) return exact(floor)
  if (ceiling !== undefined && ceiling !== null && compare(points, exact(ceiling)) > 0) return exact(ceiling)
  return points
}

/** Bounds and rounds an item's points at its end and notes in the trace what that did. */
export function finish(rule: Bounds & { readonly kind: string }, raw: Exact, inputs: readonly ExactInput[], steps: readonly ExactStep[]): { points: Exact; trace: ExactTrace } {
  const noted = [...steps]
  const bounded = bound(raw, rule)
  if (compare(bounded, raw) !== 0) noted.push({ step: compare(bounded, raw) > 0 ? 'floor' : 'ceiling', from: raw, to: bounded })
  const points = roundToHundredths(bounded)
  if (compare(points, bounded) !== 0) noted.push({ step: 'rounded', from: bounded, to: points })
  return { points, trace: { rule: rule.kind, inputs, steps: noted } }
}

/** An item whose points stand, with nothing open. */
export function stands(rule: Bounds & { readonly kind: string }, raw: Exact, inputs: readonly ExactInput[], steps: readonly ExactStep[]): Outcome {
  const { points, trace } = finish(rule, raw, inputs, steps)
  return { points, least: points, most: points, trace }
}

/** An item that waits, over all that it can become. */
export function waiting(waitsFor: WaitsFor, trace: ExactTrace, least: Exact | null = zero, most: Exact | null = null): Outcome {
  return { points: null, least, most, waitsFor, trace }
}

/** An item that is left out of the sheet. */
export function excluded(trace: ExactTrace): Outcome {
  return { points: null, least: null, most: null, isExcluded: true, isSettled: true, trace }
}

type PreviousRule = Bounds & { readonly kind: string; readonly whenNoPrevious?: 'full' | 'baseline' | 'exclude' }

/** A person without a previous period (`whenNoPrevious`): full marks, as if equal to it (`asEqual`), or left out. */
export function withoutPrevious(rule: PreviousRule, max: Exact, asEqual: Exact, inputs: readonly ExactInput[]): Outcome {
  const choice = rule.whenNoPrevious ?? 'baseline'
  if (choice === 'exclude') return excluded({ rule: rule.kind, inputs, steps: [{ step: 'no-previous', choice, points: null }] })
  const points = choice === 'full' ? max : asEqual
  return stands(rule, points, inputs, [{ step: 'no-previous', choice, points }])
}
