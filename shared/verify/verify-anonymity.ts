import { surveyGroupsOf, type RatingGroup } from '../rating360/survey'
import type { Sheet } from '../appraisal/sheet'
import type { Template } from '../scoring/template'
import { finding, guarded, type Records, type VerifyFinding } from './records'

/** Everything that the answers of a group may be kept with: nobody's id, no time, no order. */
const groupFields: readonly (keyof RatingGroup)[] = ['_id', 'sheetId', 'role', 'answers', 'points', 'comments', 'asked', 'isClosed']

const isSorted = (texts: readonly string[], compare: (a: string, b: string) => number): boolean => texts.every((text, index) => index === 0 || compare(texts[index - 1] ?? '', text) <= 0)

/** The fewest answers with which the group counts on its form. */
function leastOf(template: Template, role: string): number {
  const rules = template.items.flatMap(({ rule }) => ((rule.kind === 'rating' || rule.kind === 'levels') && rule.raters.some((rater) => rater.role === role && rater.isAnonymous === true) ? [rule] : []))
  return Math.min(...rules.map(({ minAnswers }) => minAnswers ?? 3))
}

function verifyGroup(group: RatingGroup, template: Template | undefined): readonly VerifyFinding[] {
  const record = `rating-groups/${group._id}`
  const tells = Object.keys(group).filter((field) => !groupFields.some((known) => known === field))
  const items = group.points.flatMap((one) => Object.keys(one)).filter((field) => field !== 'item' && field !== 'given')
  const isShuffled = group.points.every(({ given }) => isSorted(given, (a, b) => Number(a) - Number(b))) && isSorted(group.comments, (a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const isTooSmall = template !== undefined && group.isClosed && group.answers < leastOf(template, group.role) && (group.points.length > 0 || group.comments.length > 0)
  return [
    ...(tells.length + items.length === 0 && isShuffled ? [] : [finding('anonymity-broken', record, `匿名评分里留有能认出人的内容：${[...tells, ...items].join('、') || '先后顺序'}`)]),
    ...(isTooSmall ? [finding('anonymity-broken', record, '人数不够的一组，答案应当已经删掉')] : []),
  ]
}

/** The sheet itself keeps of an anonymous group no name beside its points, and nothing of a group that was too small. */
function verifySurveyed(sheet: Sheet, template: Template): readonly VerifyFinding[] {
  const roles = surveyGroupsOf(template).map(({ role }): string => role)
  if (sheet.survey === null || roles.length === 0) return []
  const record = `sheets/${sheet._id}`
  const named = [...sheet.ratedBy, ...sheet.raters].some(({ role }) => roles.includes(role)) || [...(sheet.inputs.ratings ?? []), ...(sheet.inputs.levels ?? [])].some((given) => roles.includes(given.role) && 'by' in given)
  const small = sheet.survey.groups.find(({ role, answers, counts, comments }) => counts !== (answers >= leastOf(template, role)) || (!counts && comments.length > 0))
  return [
    ...(named ? [finding('anonymity-broken', record, '匿名评分旁边留有评分人')] : []),
    ...(small === undefined ? [] : [finding('anonymity-broken', record, `${small.role} 一组有 ${small.answers} 人，和表上写的算不算数对不上`)]),
    ...(sheet.state === 'sealed' && sheet.survey.publishedAt === null ? [finding('anonymity-broken', record, '封存了，匿名评分却还没有公布')] : []),
  ]
}

/** Anonymous answers: nothing kept leads from an answer to whoever gave it, and groups that were too small are gone (invariant 23). */
export function verifyAnonymity({ sheets, templates, groups }: Records): readonly VerifyFinding[] {
  const templateOf = new Map(templates.map(({ _id, template }) => [_id, template]))
  const formOf = (sheet: Sheet | undefined) => (sheet === undefined ? undefined : templateOf.get(`${sheet.templateId}@${sheet.templateVersion}`))
  const sheetOf = new Map(sheets.map((sheet) => [sheet._id, sheet]))
  return [
    ...(groups ?? []).flatMap((group) => guarded(`rating-groups/${group._id}`, () => verifyGroup(group, formOf(sheetOf.get(group.sheetId))))),
    ...sheets.flatMap((sheet) => { const template = formOf(sheet); return template === undefined ? [] : guarded(`sheets/${sheet._id}`, () => verifySurveyed(sheet, template)) }),
  ]
}
