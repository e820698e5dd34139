import type { LevelInput, RatingInput, SheetInputs } from '../scoring/inputs'
import type { LevelsRule, RatingRule, Rule, Template, TemplateItem } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { routeStepsOf } from './route'

/** An item with the column 审核. */
export type ReviewedItem = TemplateItem & { readonly rule: RatingRule | LevelsRule }

/**
 * Whether the item's column 审核 is filled by whoever signs the step 审核: the form has that step, and the reviewer's points win where they are given.
 * Otherwise the reviewer gives points before the route, like any other rater.
 */
export function isFilledInReview({ route }: Pick<Template, 'route'>, rule: Rule): rule is RatingRule | LevelsRule {
  if (rule.kind !== 'rating' && rule.kind !== 'levels') return false
  const others = rule.raters.filter(({ role }) => role !== 'self')
  return others.length > 1 && others[others.length - 1]?.role === 'reviewer' && (rule.final ?? 'last') === 'last' && route.some(({ action }) => action === 'review-sheet')
}

/** The items whose column 审核 is filled in the step of that name; none where the company has two signers and the step falls away. */
export function reviewedItems(template: Template, { signerCount }: Pick<Sheet, 'signerCount'>): readonly ReviewedItem[] {
  if (!routeStepsOf(template, signerCount).some(({ action }) => action === 'review-sheet')) return []
  return template.items.filter((item): item is ReviewedItem => item.isOff !== true && isFilledInReview(template, item.rule))
}

/** Whose points an item takes before 审核, the last of them counting. */
function assessorsOf({ raters }: RatingRule | LevelsRule): readonly string[] {
  return raters.map(({ role }) => role).filter((role) => role !== 'self' && role !== 'reviewer')
}

/** Whose points an item lacks before the route: on one with the column 审核 the assessor's, since that column is filled on the way; else whom it waits for. */
export function missingRaterOf({ route, items }: Pick<Template, 'route' | 'items'>, itemId: string, waitsFor: string): string {
  const rule = items.find(({ id }) => id === itemId)?.rule
  return rule !== undefined && isFilledInReview({ route }, rule) ? [...assessorsOf(rule)].pop() ?? waitsFor : waitsFor
}

/** What stands in an item's columns before 审核: the last of the raters there who has given something; null where nobody has. */
export function assessedOn(inputs: SheetInputs, { id, rule }: ReviewedItem): RatingInput | LevelInput | null {
  const given = (rule.kind === 'rating' ? inputs.ratings : inputs.levels) ?? []
  const roles = assessorsOf(rule)
  return roles.flatMap((role) => given.find((one) => one.item === id && one.role === role) ?? []).pop() ?? null
}

/** What the reviewer gave on an item in place of it; null where they took it over. */
export function reviewOn(inputs: SheetInputs, { id, rule }: ReviewedItem): RatingInput | LevelInput | null {
  return ((rule.kind === 'rating' ? inputs.ratings : inputs.levels) ?? []).find((one) => one.item === id && one.role === 'reviewer') ?? null
}

/** Whether the reviewer changed anything in their step. */
export function isReviewed(sheet: Sheet, template: Template): boolean {
  return reviewedItems(template, sheet).some((item) => reviewOn(sheet.inputs, item) !== null)
}
