import type { SheetInputs } from '../scoring/inputs'
import type { RaterRole, Template } from '../scoring/template'

/** What became of an anonymous group once its window had closed. */
export interface PublishedGroup {
  readonly role: RaterRole
  readonly answers: number
  /** Enough answers to count; otherwise its weight went to the fallback, and nothing of what it said is kept. */
  readonly counts: boolean
  /** In the order of their own text, beside no points. */
  readonly comments: readonly string[]
}

/** The anonymous part of a sheet (360°): while `publishedAt` is null nobody sees a score of the items that it is about. */
export interface SheetSurvey {
  readonly publishedAt: string | null
  readonly groups: readonly PublishedGroup[]
}

/**
 * The answers of one group on one sheet; `_id` is `sheet:role`. One document for all of them, and in it every item's points sorted by size and
 * the comments by their text: nothing in it says who answered, when, in which order, or which points came from the same hand.
 */
export interface RatingGroup {
  readonly _id: string
  readonly sheetId: string
  readonly role: RaterRole
  readonly answers: number
  readonly points: readonly { readonly item: string; readonly given: readonly string[] }[]
  readonly comments: readonly string[]
  /** How many people were asked, or codes handed out. */
  readonly asked: number
  /** The window is over: what counted is on the sheet, what did not is gone. */
  readonly isClosed: boolean
}

/** That somebody is asked, and whether they have answered; `_id` is `sheet:role:person`. It holds no answer and no time. */
export interface AnswerMark {
  readonly _id: string
  readonly sheetId: string
  readonly role: RaterRole
  readonly personId: string
  readonly hasAnswered: boolean
}

/** A single-use code for a customer; `_id` is its hash, the code itself is nowhere. */
export interface AnswerCode {
  readonly _id: string
  readonly sheetId: string
  readonly createdBy: string
  readonly expiresAt: string
  readonly isUsed: boolean
}

export function groupIdOf(sheetId: string, role: string): string {
  return `${sheetId}:${role}`
}

export function markIdOf(sheetId: string, role: string, personId: string): string {
  return `${sheetId}:${role}:${personId}`
}

/** The anonymous groups that the form asks, in its order, each with the items that it answers. */
export function surveyGroupsOf(template: Pick<Template, 'items'>): readonly { readonly role: RaterRole; readonly itemIds: readonly string[] }[] {
  const groups = new Map<RaterRole, string[]>()
  for (const { id, rule, isOff } of template.items) {
    if (isOff === true || (rule.kind !== 'rating' && rule.kind !== 'levels')) continue
    for (const { role, isAnonymous } of rule.raters) if (isAnonymous === true) groups.set(role, [...(groups.get(role) ?? []), id])
  }
  return [...groups].map(([role, itemIds]) => ({ role, itemIds }))
}

/** Whether the sheet's anonymous part is not published yet: until then its score is nobody's to see. */
export function isScoreHidden(sheet: { readonly survey: SheetSurvey | null }): boolean {
  return sheet.survey !== null && sheet.survey.publishedAt === null
}

/** Items on which an anonymous group answers. */
export function surveyedItemIds(template: Pick<Template, 'items'>): readonly string[] {
  return [...new Set(surveyGroupsOf(template).flatMap(({ itemIds }) => itemIds))]
}

/**
 * What of the inputs is scored: before publication nothing that was given on the items with an anonymous group, so that these wait whoever has
 * given points already. The live score can't tell anything before its time, because it does not know it.
 */
export function scoredInputs(template: Template, inputs: SheetInputs, survey: SheetSurvey | null): SheetInputs {
  if (survey === null || survey.publishedAt !== null) return inputs
  const hidden = surveyedItemIds(template)
  const isShown = ({ item }: { readonly item: string }) => !hidden.includes(item)
  return { ...inputs, ...(inputs.ratings === undefined ? {} : { ratings: inputs.ratings.filter(isShown) }), ...(inputs.levels === undefined ? {} : { levels: inputs.levels.filter(isShown) }) }
}

/** The inputs as the sheet shows them: never single answers of an anonymous group, and before publication no points on its items at all. */
export function shownInputs(template: Template, inputs: SheetInputs, survey: SheetSurvey | null): SheetInputs {
  if (survey === null) return inputs
  const open = scoredInputs(template, inputs, survey)
  const roles = surveyGroupsOf(template).map(({ role }) => role as string)
  const isNamed = ({ role }: { readonly role: string }) => !roles.includes(role)
  return { ...open, ...(open.ratings === undefined ? {} : { ratings: open.ratings.filter(isNamed) }), ...(open.levels === undefined ? {} : { levels: open.levels.filter(isNamed) }) }
}
