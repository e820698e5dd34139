import type { ActionInput } from '@shared/contract/actions'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { extremeSide, leastExample } from '@shared/appraisal/require-example'
import { assessedOn, reviewedItems, type ReviewedItem } from '@shared/approval/review-column'
import type { LevelInput, RatingInput } from '@shared/scoring/inputs'
import { comparePoints } from '@shared/scoring/exact'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { pointsLabel } from '../../ui/format'
import { pointsProblem } from '../../ui/points'

/** An item whose column 审核 the caller fills, with what the columns before it say. */
export interface ReviewLine {
  readonly id: string
  readonly title: string
  readonly max: string
  readonly step: string
  /** The levels to choose from on items that take one; else empty. */
  readonly levels: readonly string[]
  readonly self: string | null
  readonly selfRemark: string
  readonly selfPhotos: NonNullable<SheetView['selfScore']>['points'][number]['photos']
  readonly assessed: string
  readonly assessedBy: string
  readonly assessedComment: string
  readonly examples: SheetView['template']['practice']
}

/** What is put in place of the assessor's points, by item; an item that is not there is taken over. */
export type ReviewDraft = Readonly<Record<string, { readonly given: string; readonly reason: string }>>

type Change = NonNullable<ActionInput<'review-sheet'>['changes']>[number]

function givenText(given: RatingInput | LevelInput): string {
  return 'level' in given ? String(given.level) : pointsLabel(String(given.points))
}

function lineOf(sheet: SheetView, item: ReviewedItem): ReviewLine | null {
  const assessed = assessedOn(sheet.inputs, item)
  if (assessed === null) return null
  const self = sheet.selfScore?.points.find((given) => given.item === item.id)
  const { rule } = item
  return {
    id: item.id, title: item.title, max: pointsLabel(String(item.max)), step: rule.kind === 'rating' ? String(rule.step ?? '0.5') : '1',
    levels: rule.kind === 'levels' ? rule.points.map((_points, index) => String(index + 1)) : [],
    self: self === undefined ? null : pointsLabel(self.points), selfRemark: self?.remark ?? '', selfPhotos: self?.photos ?? [],
    assessed: givenText(assessed), assessedBy: assessed.by ?? '', assessedComment: assessed.comment ?? '', examples: sheet.template.practice,
  }
}

/** The lines of the column 审核, while the step is the caller's; none on a form without it. */
export function reviewLinesOf(sheet: SheetView): readonly ReviewLine[] {
  if (!sheet.may.includes('review-sheet')) return []
  return reviewedItems(sheet.template, { signerCount: 3 }).flatMap((item) => lineOf(sheet, item) ?? [])
}

/** Where the column starts: with what was changed before the sheet was returned, else with nothing changed. */
export function startReviewOf({ steps }: Pick<SheetView, 'steps'>): ReviewDraft {
  const before = steps.filter(({ action, isVoid }) => action === 'review-sheet' && isVoid).pop()
  return Object.fromEntries((before?.changed ?? []).map(({ item, points, level, reason }) => [item, { given: points === undefined ? String(level ?? '') : pointsLabel(points), reason }]))
}

/** Whether what is given differs from the assessor's. */
export function isChanged(line: ReviewLine, draft: ReviewDraft): boolean {
  const given = draft[line.id]?.given
  if (given === undefined) return false
  return given !== line.assessed && (pointsProblem(given, line.step, line.max) !== null || comparePoints(given, line.assessed) !== 0)
}

/** What is wrong with the points of a changed line, whatever its reason; null where they count. */
function wrongPoints(line: ReviewLine, draft: ReviewDraft): string | null {
  return line.levels.length > 0 || !isChanged(line, draft) ? null : pointsProblem(draft[line.id]?.given ?? '', line.step, line.max)
}

/** What is still wrong with a changed line: its points, or the reason that is missing; null when it can be sent. */
export function reviewProblem(line: ReviewLine, draft: ReviewDraft): string | null {
  const entry = draft[line.id]
  if (entry === undefined || !isChanged(line, draft)) return null
  const wrong = wrongPoints(line, draft)
  if (wrong !== null) return wrong
  const needsExample = line.levels.length === 0 && extremeSide(line.examples, entry.given, Number(line.max)) !== null
  if (entry.reason.trim().length >= (needsExample ? leastExample : 2)) return null
  return needsExample ? '分数偏高或偏低，写一件具体的事' : '写明为什么改'
}

/** What is sent beside the signature. */
export function reviewChangesOf(lines: readonly ReviewLine[], draft: ReviewDraft): Change[] {
  return lines.flatMap((line): Change[] => {
    const entry = draft[line.id]
    if (entry === undefined || !isChanged(line, draft)) return []
    const reason = entry.reason.trim()
    return [line.levels.length > 0 ? { item: line.id, level: Number(entry.given), reason } : { item: line.id, points: entry.given, reason }]
  })
}

/** What the total comes to with the changes, by the engine; while a reason is still missing too. */
export function reviewedTotal({ template, inputs, scorecard }: Pick<SheetView, 'template' | 'inputs' | 'scorecard'>, lines: readonly ReviewLine[], draft: ReviewDraft): string {
  const changes = lines.some((line) => wrongPoints(line, draft) !== null) ? [] : reviewChangesOf(lines, draft)
  if (changes.length === 0) return pointsLabel(scorecard.total)
  const ratings = changes.flatMap(({ item, points }) => (points === undefined ? [] : [{ item, role: 'reviewer', points }]))
  const levels = changes.flatMap(({ item, level }) => (level === undefined ? [] : [{ item, role: 'reviewer', level }]))
  return pointsLabel(scoreSheet(template, { ...inputs, ratings: [...(inputs.ratings ?? []), ...ratings], ...(levels.length === 0 ? {} : { levels: [...(inputs.levels ?? []), ...levels] }) }).total)
}

/** Who gave the points in the column 考核, where it was the same person everywhere; empty where it was not. */
export function onlyAssessor(lines: readonly ReviewLine[]): string {
  const names = new Set(lines.map(({ assessedBy }) => assessedBy))
  const [only = ''] = names
  return names.size === 1 ? only : ''
}

/** What signing does, said before it is done. */
export function reviewSummary(sheet: SheetView, lines: readonly ReviewLine[], draft: ReviewDraft): string {
  const changed = lines.filter((line) => isChanged(line, draft)).length
  if (changed === 0) return `${lines.length} 项都用考核分，总分 ${pointsLabel(sheet.scorecard.total)} 分不变。`
  return `改了 ${changed} 项，其余用考核分。总分 ${pointsLabel(sheet.scorecard.total)} → ${reviewedTotal(sheet, lines, draft)} 分。改的分和原因，本人和核准人都看得到。`
}
