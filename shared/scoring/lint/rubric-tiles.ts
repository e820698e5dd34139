import { add, compare, divide, exact, multiply, one, signOf, subtract, wholeUnits, type Exact } from '../exact'
import type { RatingRule, RubricRow, TemplateItem } from '../template'
import { numberOrText } from './decimals'

/** The number of points in whole steps at or above a value. */
export function stepFrom(rule: RatingRule, value: Exact): Exact {
  const step = exact(rule.step ?? '0.5')
  const parts = divide(value, step)
  const whole = signOf(parts) <= 0 ? exact(0) : wholeUnits(parts)
  return multiply(compare(whole, parts) < 0 ? add(whole, one) : whole, step)
}

/** The same labels over ranges that tile: each reaches up to where the next one begins. */
export function tiled(item: TemplateItem, rule: RatingRule, rubric: readonly RubricRow[]): readonly RubricRow[] {
  const step = exact(rule.step ?? '0.5')
  const snapped = (value: Exact) => {
    const point = stepFrom(rule, value)
    return compare(point, exact(item.max)) <= 0 ? point : undefined
  }
  const rows = [...rubric].sort((a, b) => compare(exact(a.from), exact(b.from))).flatMap((row) => {
    const from = snapped(exact(row.from))
    return from === undefined ? [] : [{ row, from }]
  })
  const distinct = rows.filter(({ from }, index) => index === 0 || compare(from, rows[index - 1]?.from ?? from) !== 0)
  return distinct.map(({ row, from }, index) => {
    const next = distinct[index + 1]
    return { ...row, from: index === 0 ? 0 : numberOrText(from), to: next === undefined ? item.max : numberOrText(subtract(next.from, step)) }
  })
}
