import { refuse, type Refusal } from '../contract/refusal'
import { comparePoints } from '../scoring/exact'
import type { LevelInput, RatingInput, SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import { refuseGiven } from '../appraisal/decide-rating'
import { refuseWithoutExample } from '../appraisal/require-example'
import { rescoreSheet } from '../appraisal/rescore-sheet'
import type { ReviewChange, Sheet } from '../appraisal/sheet'
import { withoutGuard } from '../pay/pay-guard'
import { payStateOf } from '../pay/pay-state'
import { assessedOn, isReviewed, reviewedItems } from './review-column'

interface GivenOnReview {
  readonly item: string
  readonly role: string
  readonly by: string
  readonly comment: string
  readonly points?: string
  readonly level?: number
}

function isSame(given: RatingInput | LevelInput, change: ReviewChange): boolean {
  return 'level' in given ? given.level === change.level : change.points !== undefined && comparePoints(String(given.points), change.points) === 0
}

/**
 * The sheet with the reviewer's points where they differ from the assessor's, scored anew; what is the same is taken over and leaves no trace. Refuses
 * points that the item does not take, a change without a reason, and items that have no such column or nothing in the one before.
 */
export function withReview(sheet: Sheet, template: Template, changes: readonly ReviewChange[], by: { readonly id: string; readonly name: string }, now: string): Sheet | Refusal {
  const items = reviewedItems(template, sheet)
  const reviewed: GivenOnReview[] = []
  for (const [index, change] of changes.entries()) {
    const item = items.find(({ id }) => id === change.item)
    const assessed = item === undefined ? null : assessedOn(sheet.inputs, item)
    if (item === undefined || assessed === null) return refuse('points-invalid', '这一项没有可以改的考核分', `changes.${index}.item`)
    if (changes.findIndex((other) => other.item === change.item) !== index) return refuse('points-invalid', `“${item.title}”改了两次`, `changes.${index}.item`)
    const comment = change.reason.trim()
    const given = { item: item.id, role: 'reviewer', by: by.name, comment, ...(change.points === undefined ? {} : { points: change.points }), ...(change.level === undefined ? {} : { level: change.level }) }
    const refused = refuseGiven(given, item.max, item.rule)
    if (refused !== null) return { ...refused, field: item.id }
    if (isSame(assessed, change)) continue
    if (comment.length < 2) return refuse('reason-missing', `“${item.title}”和考核分不一样，请写明原因`, item.id)
    const unexplained = refuseWithoutExample(template, item, given)
    if (unexplained !== null) return { ...unexplained, field: item.id }
    reviewed.push(given)
  }
  if (reviewed.length === 0) return sheet
  const orderOf = ({ item }: GivenOnReview) => items.findIndex(({ id }) => id === item)
  reviewed.sort((a, b) => orderOf(a) - orderOf(b))
  // Behind what was there, which so keeps its bytes when the column falls away again.
  const points = reviewed.flatMap(({ points: given, level: _none, ...common }) => (given === undefined ? [] : [{ ...common, points: given }]))
  const levels = reviewed.flatMap(({ points: _none, level: given, ...common }) => (given === undefined ? [] : [{ ...common, level: given }]))
  const inputs: SheetInputs = {
    ...sheet.inputs, ...(points.length === 0 ? {} : { ratings: [...(sheet.inputs.ratings ?? []), ...points] }), ...(levels.length === 0 ? {} : { levels: [...(sheet.inputs.levels ?? []), ...levels] }),
  }
  const ratedBy = [...sheet.ratedBy, ...reviewed.map(({ item, role }) => ({ item, role, byId: by.id, at: now }))]
  return rescoreSheet({ ...sheet, ratedBy }, template, inputs, '审核改分', now)
}

/** The sheet as it came to the step 审核: without what the reviewer changed in it. The same sheet where they changed nothing. */
export function withoutReview(sheet: Sheet, template: Template, now: string): Sheet {
  if (!isReviewed(sheet, template)) return sheet
  const ids = reviewedItems(template, sheet).map(({ id }) => id)
  const isOther = ({ item, role }: { readonly item: string; readonly role: string }) => role !== 'reviewer' || !ids.includes(item)
  const { ratings, levels } = sheet.inputs
  const inputs: SheetInputs = { ...sheet.inputs, ...(ratings === undefined ? {} : { ratings: ratings.filter(isOther) }), ...(levels === undefined ? {} : { levels: levels.filter(isOther) }) }
  return rescoreSheet({ ...sheet, ratedBy: sheet.ratedBy.filter(isOther) }, template, inputs, '退回，审核改分作废', now)
}

/**
 * Whether every signature stands on the content that was there at its step: those before 审核 on the assessor's, it on what it made of it, those after
 * on what was then decided about pay below the minimum wage.
 */
export function areSignaturesOnContent(sheet: Sheet, template: Template, contentHashOf: (sheet: Sheet) => string): boolean {
  const standing = sheet.steps.filter((step) => !step.isVoid && step.freezeNo === sheet.freeze?.no)
  const reviewed = standing.findIndex(({ action }) => action === 'review-sheet')
  const now = sheet.sealedAt ?? sheet.dates.cutAt
  const isDecidedLate = sheet.inputs.payGuard !== undefined && payStateOf(template, sheet) !== 'rating'
  const unguarded = isDecidedLate ? rescoreSheet(sheet, template, withoutGuard(sheet.inputs), '', now) : sheet
  const atReview = unguarded === sheet ? sheet.contentHash : contentHashOf(unguarded)
  const before = isReviewed(sheet, template) ? contentHashOf(withoutReview(unguarded, template, now)) : atReview
  return standing.every(({ contentHash }, index) => contentHash === (index < reviewed ? before : index === reviewed ? atReview : sheet.contentHash))
}
