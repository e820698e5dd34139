import type { DeviationRule, Template } from './template'
import type { SheetInputs } from './inputs'
import type { IncidentReading } from './incident-force'
import type { Notes } from './notes'
import type { MetricReading } from './read-metric'
import type { ReadyItem } from './ready-item'
import type { WaitsFor } from './scorecard'
import { compare, formatHundredths, formatPlain, roundToHundredths, zero, type Exact } from './exact'

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
export type ScoreItem<Rule> = (item: ReadyItem, rule: Rule, context: ScoringContext, notes: Notes | null) => Outcome

/** A number held between the item's floor and ceiling. */
export function bound(points: Exact, { floor, ceiling }: ReadyItem): Exact {
  if (floor !== null && compare(points, floor) < 0) return floor
  return ceiling !== null && compare(points, ceiling) > 0 ? ceiling : points
}

/** Bounds and rounds an item's points at its end and notes what that did. */
export function finish(item: ReadyItem, raw: Exact, notes: Notes | null): Exact {
  const bounded = bound(raw, item)
  if (bounded !== raw) notes?.steps.push({ step: compare(bounded, raw) > 0 ? 'floor' : 'ceiling', from: formatPlain(raw), to: formatPlain(bounded) })
  const points = roundToHundredths(bounded)
  if (notes !== null && compare(points, bounded) !== 0) notes.steps.push({ step: 'rounded', from: formatPlain(bounded), to: formatHundredths(points) })
  return points
}

/** An item whose points stand, with nothing open. */
export function stands(item: ReadyItem, raw: Exact, notes: Notes | null): Outcome {
  const points = finish(item, raw, notes)
  return { points, least: points, most: points }
}

/** An item that waits, over all that it can become. */
export function waiting(waitsFor: WaitsFor, least: Exact | null = zero, most: Exact | null = null): Outcome {
  return { points: null, least, most, waitsFor }
}

/** An item that waits for the value of a metric, or for enough jobs to tell it. */
export function waitingForMetric(subject: string, tooFew: MetricReading['tooFew'], least: Exact | null, most: Exact | null, notes: Notes | null): Outcome {
  if (tooFew !== null) notes?.steps.push(tooFew)
  return waiting({ kind: 'metric', subject }, least, most)
}

/** An item that is left out of the sheet. */
export const excluded: Outcome = { points: null, least: null, most: null, isExcluded: true, isSettled: true }

type PreviousRule = Pick<DeviationRule, 'metric' | 'whenNoPrevious'>

/** A person without a previous period (`whenNoPrevious`): full marks, as if equal to it (`asEqual`), or left out; unless it is left out it waits for its value as any other. */
export function withoutPrevious(item: ReadyItem, { metric, whenNoPrevious = 'baseline' }: PreviousRule, { value, tooFew }: MetricReading, asEqual: Exact, notes: Notes | null): Outcome {
  if (whenNoPrevious === 'exclude') {
    notes?.steps.push({ step: 'no-previous', choice: whenNoPrevious, points: null })
    return excluded
  }
  const points = whenNoPrevious === 'full' ? item.max : asEqual
  if (value === null) {
    const end = finish(item, points, null)
    return waitingForMetric(metric, tooFew, end, end, notes)
  }
  notes?.steps.push({ step: 'no-previous', choice: whenNoPrevious, points: formatPlain(points) })
  return stands(item, points, notes)
}
