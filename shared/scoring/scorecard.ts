import type { IncidentStatus, Provenance } from './inputs'

/** A decimal printed with two places, such as `"23.00"`. */
export type PointsText = string

/** What an item without points waits for: a metric (`subject` is its id) or a rater (`subject` is the role). */
export interface WaitsFor {
  readonly kind: 'metric' | 'target' | 'rating' | 'tasks'
  readonly subject: string
}

export interface ItemScore {
  readonly id: string
  /** Null while it waits, and where it is left out of the sheet (`settled`): then the others carry its points. */
  readonly points: PointsText | null
  readonly max: PointsText
  readonly status: 'scored' | 'pending' | 'settled'
  readonly waitsFor?: WaitsFor
  readonly trace: Trace
}

/** What a total can still become; null at an end that has no bound. */
export interface Range {
  readonly min: PointsText | null
  readonly max: PointsText | null
}

/** How a section's points came about; only on sheets that have sections, or where the others carry the points of an item that is left out. */
export interface SectionScore {
  /** Null for the items that no section holds. */
  readonly id: string | null
  /** Sum of the rounded items that count. */
  readonly sum: PointsText
  /** What that sum is out of: the declared raw points, or the full marks of the items that count where one is left out. */
  readonly outOf: PointsText
  /** Null for a section without items that count: the other sections carry its points. */
  readonly points: PointsText | null
  readonly max: PointsText
  /** Percent of the total, where the total is weighted. */
  readonly weight?: string
  /** Items that are left out. */
  readonly excluded: readonly string[]
}

/** What a sheet comes to. */
export interface Totals {
  /** Over what is there. */
  readonly total: PointsText
  /** Null when nothing is open. */
  readonly range: Range | null
  readonly pay: PointsText | null
  readonly payRange: Range | null
}

/** The result: the same bytes for the same template version and inputs. */
export interface Scorecard extends Totals {
  readonly template: { readonly id: string; readonly version: number }
  readonly items: readonly ItemScore[]
  readonly sections?: readonly SectionScore[]
  /** Items whose veto makes the whole sheet 0. */
  readonly vetoedBy?: readonly string[]
}

/** An input that an item used, with its source; numbers are decimals as text. */
export type TraceInput =
  | { readonly input: 'metric'; readonly id: string; readonly value: string | null; readonly numerator?: string; readonly denominator?: string; readonly source?: Provenance }
  | { readonly input: 'target'; readonly value: string | null; readonly from: 'fixed' | 'employee' | 'metric' | 'previous' }
  | { readonly input: 'incident'; readonly id: string; readonly kind: string; readonly quantity: number; readonly status: IncidentStatus; readonly counts: boolean; readonly points: string }
  | { readonly input: 'rating'; readonly role: string; readonly points: string; readonly counts: boolean; readonly by?: string }
  /** An anonymous group: how many answered and their mean, null while too few did; single answers never leave the engine. */
  | { readonly input: 'group'; readonly role: string; readonly answers: number; readonly points: string | null; readonly counts: boolean }
  | { readonly input: 'level'; readonly role: string; readonly level: number; readonly points: string; readonly counts: boolean; readonly by?: string }
  | { readonly input: 'task'; readonly name: string; readonly urgency: number; readonly importance: number; readonly weight: number; readonly completion: string }

/** A step of the calculation in the order in which it was done; numbers are decimals as text. */
export type TraceStep =
  | { readonly step: 'base'; readonly points: string }
  | { readonly step: 'units'; readonly side: 'above' | 'below' | 'at'; readonly baseline: string; readonly distance: string; readonly units: string; readonly each: string; readonly points: string; readonly ignored: string }
  | { readonly step: 'share'; readonly numerator: string; readonly denominator: string; readonly share: string; readonly cap: string | null; readonly isCapped: boolean; readonly points: string }
  | { readonly step: 'start'; readonly points: string }
  | { readonly step: 'counted'; readonly incident: string; readonly quantity: number; readonly each: string; readonly points: string }
  | { readonly step: 'measured'; readonly metric: string; readonly units: string; readonly each: string; readonly points: string }
  /** `weight` where several raters are combined: percent, or 1 each for a plain mean; with what a group too small handed over. */
  | { readonly step: 'given'; readonly role: string; readonly points: string; readonly weight?: string }
  | { readonly step: 'band'; readonly comparison: '>=' | '>' | '<=' | '<'; readonly value: string; readonly points: string }
  | { readonly step: 'otherwise'; readonly points: string }
  | { readonly step: 'weighted'; readonly done: string; readonly weight: string; readonly points: string }
  /** A previous value below the rule's minimum, taken as that minimum. */
  | { readonly step: 'minimum-previous'; readonly from: string; readonly to: string }
  | { readonly step: 'no-previous'; readonly choice: 'full' | 'baseline' | 'exclude'; readonly points: string | null }
  | { readonly step: 'switched-off' }
  | { readonly step: 'settlement'; readonly choice: 'full' | 'zero' | 'exclude'; readonly reason: string; readonly points: string | null }
  /** `by` is the incident kind or the metric; `open`: it isn't certain yet. */
  | { readonly step: 'veto'; readonly by: string; readonly effect: 'item-zero' | 'sheet-zero'; readonly isOpen: boolean; readonly from: string | null }
  | { readonly step: 'floor'; readonly from: string; readonly to: string }
  | { readonly step: 'ceiling'; readonly from: string; readonly to: string }
  | { readonly step: 'rounded'; readonly from: string; readonly to: string }
  | { readonly step: 'too-few'; readonly denominator: string; readonly minimum: string }

/** Why an item has its points: the rule, the inputs with their sources, and every step. The sentence in Chinese is made from it. */
export interface Trace {
  readonly rule: string
  readonly inputs: readonly TraceInput[]
  readonly steps: readonly TraceStep[]
}
