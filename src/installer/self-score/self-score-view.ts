import type { SheetView } from '@shared/appraisal/sheet-view'
import { add, compare, exact, formatPlain, maximum, minimum, sumPoints, zero } from '@shared/scoring/exact'
import { pointsLabel } from '../../ui/format'

/** How far one tap moves the points. */
const step = exact('0.5')

/** An item to give oneself points on, with what the system has so far. */
export interface SelfLine {
  readonly id: string
  readonly title: string
  readonly max: number
  readonly systemText: string
  readonly criteria: string
}

export function selfLinesOf(sheet: SheetView): readonly SelfLine[] {
  return sheet.template.items.map((item) => {
    const points = sheet.scorecard.items.find(({ id }) => id === item.id)?.points ?? null
    return { id: item.id, title: item.title, max: item.max, systemText: points === null ? '系统：待定' : `系统：${pointsLabel(points)} 分`, criteria: item.criteria[0] ?? '' }
  })
}

/** Where the steppers start: what was handed in before, else what the system has, else nothing given yet counts as 0. */
export function startPointsOf(sheet: SheetView): Readonly<Record<string, string>> {
  return Object.fromEntries(sheet.template.items.map((item) => {
    const given = sheet.selfScore?.points.find((entry) => entry.item === item.id)?.points
    const system = sheet.scorecard.items.find(({ id }) => id === item.id)?.points
    return [item.id, pointsLabel(given ?? system ?? '0')]
  }))
}

/** One tap up or down, within 0 and full marks, exactly. */
export function moved(points: string, direction: 1 | -1, max: number): string {
  const next = add(exact(points), direction === 1 ? step : { n: -step.n, d: step.d })
  const bounded = minimum(maximum(next, zero), exact(max))
  return compare(bounded, exact(points)) === 0 ? points : formatPlain(bounded)
}

export function totalOf(points: Readonly<Record<string, string>>): string {
  return pointsLabel(sumPoints(Object.values(points)))
}
