import { add, compare, divide, exact, formatPlain, maximum, minimum, multiply, negate, parseExact, wholeUnits, zero } from '@shared/scoring/exact'
import { InputError } from '@shared/scoring/input-error'
import { validatePoints } from '@shared/scoring/validate-raters'

/** One tap up or down by a step, within 0 and full marks, exactly. From nothing given yet the first tap starts at full marks. */
export function movedPoints(points: string | null, direction: 1 | -1, step: string, max: string): string {
  const full = exact(max)
  const from = points === null ? full : (parseExact(points) ?? full)
  if (points === null && direction === 1) return formatPlain(full)
  const size = exact(step)
  return formatPlain(minimum(maximum(add(from, direction === 1 ? size : negate(size)), zero), full))
}

/** Why points that were typed can't be given, by the engine's own rule; null when they can. */
export function pointsProblem(points: string, step: string, max: string): string | null {
  if (parseExact(points) === null) return '请填一个数'
  try {
    validatePoints('points', points, Number(max), { step })
    return null
  } catch (failure) {
    if (failure instanceof InputError) return failure.sentence
    throw failure
  }
}

/** How many steps the points are, for a slider that moves in steps; what lies between two steps counts as the lower one. */
export function stepsOf(points: string | null, step: string): number {
  const value = points === null ? null : parseExact(points)
  if (value === null || compare(value, zero) < 0) return 0
  return Number(wholeUnits(divide(value, exact(step))).n)
}

/** The points of so many steps. */
export function pointsOfSteps(steps: number, step: string): string {
  return formatPlain(multiply(exact(steps), exact(step)))
}
