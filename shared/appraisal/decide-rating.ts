import { refuse, type Refusal } from '../contract/refusal'
import { InputError } from '../scoring/input-error'
import type { RatingInput } from '../scoring/inputs'
import { validatePoints } from '../scoring/validate-raters'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'

/** Points given on an item, by whom and in which rater relation. */
export interface GivenRating {
  readonly item: string
  readonly role: string
  readonly points: string
  readonly by: string
  readonly comment: string
}

/** The sheet with these points in place of earlier ones by the same role, or a refusal that says what is wrong with them. */
export function decideRating(sheet: Sheet, given: GivenRating, context: AdvanceContext): Sheet | Refusal {
  const item = context.template.items.find(({ id }) => id === given.item)
  if (item === undefined || item.rule.kind !== 'rating') return refuse('points-invalid', '这个项目不用打分', 'item')
  try {
    validatePoints('points', given.points, item.max, item.rule)
  } catch (failure) {
    if (failure instanceof InputError) return refuse('points-invalid', failure.sentence, 'points')
    throw failure
  }
  const rating: RatingInput = { ...given, comment: given.comment.trim() }
  const others = (sheet.inputs.ratings ?? []).filter((earlier) => earlier.item !== given.item || earlier.role !== given.role)
  const ratings = [...others, rating].sort((a, b) => (`${a.item}:${a.role}` < `${b.item}:${b.role}` ? -1 : 1))
  return advanceSheet(rescoreSheet(sheet, context.template, { ...sheet.inputs, ratings }, `评分：${item.title}`, context.now), context)
}
