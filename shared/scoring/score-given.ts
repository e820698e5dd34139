import { combineRaters, type PointsSpan } from './counting-raters'
import type { Notes } from './notes'
import { bound, stands, waiting, type Outcome } from './outcome'
import type { ReadyItem } from './ready-item'
import type { RatersRule } from './template'
import { noteGiven, noteRaters, type GivenByRater } from './trace-raters'

/** Points that people gave, as points or as levels, made into an item's; `span` is what one rater can give. */
export function scoreGiven(item: ReadyItem, rule: RatersRule, given: readonly GivenByRater[], span: PointsSpan, notes: Notes | null): Outcome {
  const { points, least, most, missing, counting } = combineRaters(rule, given, span)
  if (notes !== null) noteRaters(rule, given, counting, notes)
  if (points === null) return waiting({ kind: 'rating', subject: missing ?? '' }, bound(least, item), bound(most, item))
  if (notes !== null) noteGiven(counting, notes)
  return stands(item, points, notes)
}
