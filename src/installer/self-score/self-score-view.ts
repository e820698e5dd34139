import type { SheetView } from '@shared/appraisal/sheet-view'
import { compare, exact, parseExact, sumPoints, zero } from '@shared/scoring/exact'
import { pointsLabel } from '../../ui/format'
import { movedPoints } from '../../ui/points'
import type { Clash, DraftPlace, SelfForm } from './draft-merge'

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

/** Where an item starts that nobody has filled in: with what the system has; what waits for somebody else's points is left to the person. */
export function startPointsOf(sheet: Pick<SheetView, 'template' | 'scorecard'>): SelfPoints {
  return Object.fromEntries(sheet.template.items.filter(({ isOff }) => isOff !== true).map((item) => [item.id, pointsLabel(sheet.scorecard.items.find(({ id }) => id === item.id)?.points ?? '')]))
}

/** Where the draft is, so that nobody wonders whether to save it. */
export function placeText(place: DraftPlace): string {
  return {
    'untouched': '边填边存，换手机也能接着填', 'phone': '已存在手机里，联网后存到云端', 'cloud': '已自动保存，换手机也能接着填',
    'cloud-without-photos': '分数和说明已自动保存；照片先在这台手机里，提交时一起传',
  }[place]
}

/** Photos of an item that lie on another phone, which alone can hand them in; null without any. */
export function elsewhereText(count: number): string | null {
  return count === 0 ? null : `另一台手机里还有 ${count} 张照片，在那台手机上提交才会带上`
}

/** Something that was filled in on two phones, and not alike. */
export interface ClashLine {
  readonly title: string
  readonly here: string
  readonly there: string
}

/** What the person chooses between, in the order of the form. */
export function clashLinesOf(clashes: readonly Clash[], lines: readonly SelfLine[], form: SelfForm): readonly ClashLine[] {
  const textOf = (points: string, remark: string) => [points === '' ? '没填分' : `${points} 分`, remark.trim()].filter((part) => part !== '').join('，')
  const ofItems = lines.flatMap(({ id, title }) => {
    const clash = clashes.find(({ item }) => item === id)
    const here = form.items[id]
    return clash === undefined || here === undefined ? [] : [{ title, here: textOf(here.points, here.remark), there: textOf(clash.theirs.points, clash.theirs.remark) }]
  })
  const word = clashes.find(({ item }) => item === '')
  const wordOf = (text: string) => (text.trim() === '' ? '没有写' : text.trim())
  return word === undefined ? ofItems : [...ofItems, { title: '想说的话', here: wordOf(form.comment), there: wordOf(word.theirs.remark) }]
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
