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

/** The result: the same bytes for the same template version and inputs. */
export interface Scorecard {
  readonly template: { readonly id: string; readonly version: number }
  readonly items: readonly ItemScore[]
  /** Over what is there. */
  readonly total: PointsText
  /** Null when nothing is open. */
  readonly range: Range | null
  readonly pay: PointsText | null
  readonly payRange: Range | null
}

/** An input that an item used, with its source. */
export type TraceInput =
  | { readonly input: 'metric'; readonly id: string; readonly value: string | null; readonly numerator?: string; readonly denominator?: string; readonly source?: Provenance }
  | { readonly input: 'target'; readonly value: string | null; readonly from: 'fixed' | 'employee' | 'metric' | 'previous' }
  | { readonly input: 'incident'; readonly id: string; readonly kind: string; readonly quantity: number; readonly status: IncidentStatus; readonly counts: boolean; readonly points: string }
  | { readonly input: 'rating'; readonly role: string; readonly points: string; readonly counts: boolean; readonly by?: string }

/** A step of the calculation in the order in which it was done; numbers are decimals as text. */
export type TraceStep =
  | { readonly step: 'base'; readonly points: string }
  | { readonly step: 'units'; readonly side: 'above' | 'below' | 'at'; readonly baseline: string; readonly distance: string; readonly units: string; readonly each: string; readonly points: string; readonly ignored: string }
  | { readonly step: 'share'; readonly numerator: string; readonly denominator: string; readonly share: string; readonly cap: string; readonly isCapped: boolean; readonly points: string }
  | { readonly step: 'start'; readonly points: string }
  | { readonly step: 'counted'; readonly incident: string; readonly quantity: number; readonly each: string; readonly points: string }
  | { readonly step: 'measured'; readonly metric: string; readonly units: string; readonly each: string; readonly points: string }
  | { readonly step: 'given'; readonly role: string; readonly points: string }
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
