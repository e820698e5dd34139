import { compare, formatPlain, parseExact, type Exact } from '../exact'
import type { PointsText } from '../scorecard'

/** Whether somebody could write the number: at most 15 digits before the point and 6 behind it. */
export function isTypable(value: Exact): boolean {
  const read = parseExact(formatPlain(value))
  return read !== null && compare(read, value) === 0
}

/** A decimal as templates write it: a number where that says the same. */
export function numberOrText(value: Exact): number | string {
  const text = formatPlain(value)
  return String(Number(text)) === text ? Number(text) : text
}

/** Points as the engine prints them; they may have more digits than an input. */
export function exactPoints(points: PointsText): Exact {
  return { n: BigInt(points.replace('.', '')), d: 100n }
}

/** A number in a sentence, with a real minus. */
export function figureOf(value: Exact): string {
  return formatPlain(value).replace('-', '−')
}
