import { combineRaters, type PointsSpan } from './counting-raters'
import type { Notes } from './notes'
import { bound, stands, waiting, type Outcome } from './outcome'
import type { RatersRule } from './template'
import { noteGiven, noteRaters, type GivenByRater } from './trace-raters'

/** Points that people gave, as points or as levels, made into an item's; `span` is what one rater can give. */
export function scoreGiven(rule: RatersRule, given: readonly GivenByRater[], span: PointsSpan, notes: Notes | null): Outcome {
  const { points, least, most, missing, counting } = combineRaters(rule, given, span)
  if (notes !== null) noteRaters(rule, given, counting, notes)
  if (points === null) return waiting({ kind: 'rating', subject: missing ?? '' }, bound(least, rule), bound(most, rule))
  if (notes !== null) noteGiven(counting, notes)
  return stands(rule, points, notes)
}
