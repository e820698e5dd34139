import type { LevelInput, RatingInput, SheetInputs } from '../scoring/inputs'
import { defaultMinAnswers } from '../scoring/counting-raters'
import type { Template } from '../scoring/template'
import { rescoreSheet } from '../appraisal/rescore-sheet'
import type { Sheet } from '../appraisal/sheet'
import { isScoreHidden, type PublishedGroup, type RatingGroup } from './survey'

/** How many answers the group needs to count: what the items that it answers ask for, the most of them. */
export function minAnswersOf(template: Pick<Template, 'items'>, role: string): number {
  const least = template.items.flatMap(({ rule }) => ((rule.kind === 'rating' || rule.kind === 'levels') && rule.raters.some((rater) => rater.role === role && rater.isAnonymous === true) ? [rule.minAnswers ?? defaultMinAnswers] : []))
  return Math.max(defaultMinAnswers, ...least)
}

/** Whether the sheet's groups are to be published now: their window is over, and they are not out yet. */
export function isPublicationDue(sheet: Sheet, now: string): boolean {
  return isScoreHidden(sheet) && now >= sheet.dates.ratingsDueAt && (sheet.state === 'collecting' || sheet.state === 'rating')
}

const keyOf = ({ item, role }: { readonly item: string; readonly role: string }) => `${item}:${role}`
const inOrder = <Given extends { readonly item: string; readonly role: string }>(given: readonly Given[]) => [...given].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))

/**
 * The sheet with its groups' answers, all of them at once. A group that is too small leaves nothing on it but its size: neither points nor words.
 * Answers stand on the sheet as they were kept: without names, sorted by size.
 */
export function publishSurvey(sheet: Sheet, groups: readonly RatingGroup[], template: Template, now: string): Sheet {
  const published = groups.map(({ role, answers, comments }): PublishedGroup => {
    const counts = answers >= minAnswersOf(template, role)
    return { role, answers, counts, comments: counts ? comments : [] }
  })
  const counting = groups.filter((_, index) => published[index]?.counts === true)
  const isLevel = (item: string) => template.items.find(({ id }) => id === item)?.rule.kind === 'levels'
  const all = counting.flatMap(({ role, points }) => points.flatMap(({ item, given }) => given.map((value) => ({ item, role, value }))))
  const ratings = all.filter(({ item }) => !isLevel(item)).map(({ item, role, value }): RatingInput => ({ item, role, points: value }))
  const levels = all.filter(({ item }) => isLevel(item)).map(({ item, role, value }): LevelInput => ({ item, role, level: Number(value) }))
  const inputs: SheetInputs = {
    ...sheet.inputs, ratings: inOrder([...(sheet.inputs.ratings ?? []), ...ratings]), ...(levels.length === 0 ? {} : { levels: inOrder([...(sheet.inputs.levels ?? []), ...levels]) }),
  }
  return rescoreSheet({ ...sheet, survey: { publishedAt: now, groups: published } }, template, inputs, '360° 评分公布', now)
}

/** The group after its publication: closed, and empty; what counted is on the sheet, what did not is gone for good. */
export function closedGroup(group: RatingGroup): RatingGroup {
  return { ...group, points: [], comments: [], isClosed: true }
}
