import type { SheetView } from '@shared/appraisal/sheet-view'
import { compare, exact, parseExact, sumPoints, zero } from '@shared/scoring/exact'
import { pointsLabel } from '../../ui/format'
import { movedPoints } from '../../ui/points'

/** How far one tap moves the points. */
const step = '0.5'

/** An item to give oneself points on, with what the system has so far. */
export interface SelfLine {
  readonly id: string
  readonly title: string
  readonly max: number
  readonly systemText: string
  readonly criteria: string
  /** What the system computed, for an item that it computes; null where people give the points or it is still open. */
  readonly systemPoints: string | null
}

/** Points by item as typed; empty where none are given yet. */
export type SelfPoints = Readonly<Record<string, string>>

export function selfLinesOf(sheet: SheetView): readonly SelfLine[] {
  return sheet.template.items.filter(({ isOff }) => isOff !== true).map((item) => {
    const points = sheet.scorecard.items.find(({ id }) => id === item.id)?.points ?? null
    return { id: item.id, title: item.title, max: item.max, systemText: points === null ? '系统：待定' : `系统：${pointsLabel(points)} 分`, criteria: item.criteria[0] ?? '', systemPoints: points === null || item.rule.kind === 'rating' || item.rule.kind === 'levels' ? null : pointsLabel(points) }
  })
}

/** Where it starts: the draft, else what was handed in before, else what the system has; what waits for somebody else's points is left to the person. */
export function startPointsOf(sheet: SheetView): SelfPoints {
  return Object.fromEntries(sheet.template.items.filter(({ isOff }) => isOff !== true).map((item) => {
    const draft = sheet.selfDraft?.points.find((entry) => entry.item === item.id)
    if (draft !== undefined) return [item.id, draft.points]
    const given = sheet.selfScore?.points.find((entry) => entry.item === item.id)?.points
    const system = sheet.scorecard.items.find(({ id }) => id === item.id)?.points
    return [item.id, pointsLabel(given ?? system ?? '')]
  }))
}

/** Remarks by item, from the draft or from what was handed in. */
export function startRemarksOf({ selfDraft, selfScore }: Pick<SheetView, 'selfDraft' | 'selfScore'>): Readonly<Record<string, string>> {
  return Object.fromEntries((selfDraft ?? selfScore)?.points.map(({ item, remark }) => [item, remark ?? '']) ?? [])
}

/** One tap up or down, within 0 and full marks, exactly. */
export function moved(points: string, direction: 1 | -1, max: number): string {
  return movedPoints(points === '' ? null : points, direction, step, String(max))
}

/** What is wrong with points as typed; null while nothing is typed or nothing is wrong. */
export function selfProblem(points: string, max: number): string | null {
  if (points === '') return null
  const value = parseExact(points)
  if (value === null) return '请填一个数'
  return compare(value, zero) < 0 || compare(value, exact(max)) > 0 ? `要在 0 到 ${max} 分之间` : null
}

/** The items that still lack points that can be sent. */
export function unfinishedOf(lines: readonly SelfLine[], points: SelfPoints): readonly SelfLine[] {
  return lines.filter(({ id, max }) => { const given = points[id] ?? ''; return given === '' || selfProblem(given, max) !== null })
}

/** The sum of what is given so far. */
export function totalOf(points: SelfPoints): string {
  return pointsLabel(sumPoints(Object.values(points).filter((given) => parseExact(given) !== null)))
}

export function submitTitleOf(unfinished: readonly SelfLine[]): string {
  const [first] = unfinished
  if (first === undefined) return '提交自评'
  return unfinished.length === 1 ? `还差“${first.title}”` : `还差 ${unfinished.length} 项`
}
