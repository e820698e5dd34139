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
