import type { SheetInputs } from '../../shared/scoring/inputs'

/** One person's card sheet as a peer gets it: plain numbers, incidents already counted. */
export interface CardFigures {
  readonly firstPass: number
  readonly survey: number
  readonly satisfaction: number
  /** Commendations less violations. */
  readonly warehouse: number
  readonly tools: number
  readonly coordination: number
  readonly base: number
}

/** What a peer answers. */
export interface PeerTotals {
  readonly total: number
  readonly pay: number
}

/** Peers take no sheets, so they are given the counting for nothing. */
export function figuresOf({ metrics = {}, incidents = [], ratings = [], baseSalary = 0 }: SheetInputs): CardFigures {
  const count = (...kinds: readonly string[]): number => incidents.reduce((sum, { kind, quantity = 1, status }) => sum + (kinds.includes(kind) && status !== 'withdrawn' ? quantity : 0), 0)
  const metric = (id: string): number => Number(metrics[id])
  return {
    firstPass: metric('first-pass-rate'), survey: metric('inspection-survey-score'), satisfaction: metric('after-sales-satisfaction'),
    warehouse: count('warehouse-commendation') - count('warehouse-violation'), tools: count('tool-vehicle-commendation') - count('tool-violation', 'vehicle-violation'),
    coordination: Number(ratings[0]?.points ?? 0), base: Number(baseSalary),
  }
}
