import { refuse, type Refusal } from '../contract/refusal'
import { InputError } from '../scoring/input-error'
import type { SheetInputs } from '../scoring/inputs'
import type { LevelsRule, RatingRule } from '../scoring/template'
import { validateLevel, validatePoints } from '../scoring/validate-raters'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import { refuseWithoutExample } from './require-example'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'

/** Points or a level given on an item, by whom and in which rater relation. */
export interface GivenRating {
  readonly item: string
  readonly role: string
  readonly points?: string
  readonly level?: number
  readonly by: string
  /** Who that is: they don't judge an objection to it. */
  readonly byId: string
  readonly comment: string
}

/** Points and levels of the sheet's inputs in the order in which they are stored, whoever came first. */
function inOrder<Given extends { readonly item: string; readonly role: string }>(earlier: readonly Given[] | undefined, given: Given): readonly Given[] {
  const others = (earlier ?? []).filter((one) => one.item !== given.item || one.role !== given.role)
  return [...others, given].sort((a, b) => (`${a.item}:${a.role}` < `${b.item}:${b.role}` ? -1 : 1))
}

/** What is wrong with the points or the level; null when the item takes them. */
export function refuseGiven({ points, level }: Pick<GivenRating, 'points' | 'level'>, max: number, rule: RatingRule | LevelsRule): Refusal | null {
  if (rule.kind === 'rating' && points === undefined) return refuse('points-invalid', '这个项目要打分', 'points')
  if (rule.kind === 'levels' && level === undefined) return refuse('points-invalid', '这个项目要评 1 到 5 级', 'level')
  if (points !== undefined && level !== undefined) return refuse('points-invalid', '打分和评级只能选一样', rule.kind === 'rating' ? 'level' : 'points')
  try {
    if (rule.kind === 'rating') validatePoints('points', points, max, rule)
    else validateLevel('level', level)
    return null
  } catch (failure) {
    if (failure instanceof InputError) return refuse('points-invalid', failure.sentence, failure.field)
    throw failure
  }
}

/** The inputs with these points or this level in place of earlier ones by the same role. */
function withGiven(inputs: SheetInputs, { item, role, by, points, level, comment }: Omit<GivenRating, 'byId'>): SheetInputs {
  const common = { item, role, by, comment: comment.trim() }
  return {
    ...inputs, ...(points === undefined ? {} : { ratings: inOrder(inputs.ratings, { ...common, points }) }), ...(level === undefined ? {} : { levels: inOrder(inputs.levels, { ...common, level }) }),
  }
}

/** The sheet with these points or this level in place of earlier ones by the same role, or a refusal that says what is wrong with them. */
export function decideRating(sheet: Sheet, given: GivenRating, context: AdvanceContext): Sheet | Refusal {
  const item = context.template.items.find(({ id }) => id === given.item)
  if (item === undefined || (item.rule.kind !== 'rating' && item.rule.kind !== 'levels')) return refuse('points-invalid', '这个项目不用打分', 'item')
  const refused = refuseGiven(given, item.max, item.rule)
  if (refused !== null) return refused
  const unexplained = refuseWithoutExample(context.template, item, given)
  if (unexplained !== null) return unexplained
  const rated = { ...sheet, ratedBy: inOrder(sheet.ratedBy, { item: item.id, role: given.role, byId: given.byId, at: context.now }) }
  return advanceSheet(rescoreSheet(rated, context.template, withGiven(sheet.inputs, given), `评分：${item.title}`, context.now), context)
}
