import { add, compare, divide, exact, formatPlain, isZero, multiply, signOf, subtract, wholeUnits, zero } from '../exact'
import type { Template } from '../template'

/** Whole percents that sum to 100 in the given proportions, the largest remainders rounded up; even where nothing is given. */
export function toHundred(weights: readonly number[]): readonly number[] {
  const given = weights.map(exact)
  const parts = signOf(given.reduce(add, zero)) > 0 ? given : given.map(() => exact(1))
  const sum = parts.reduce(add, zero)
  if (isZero(sum)) return []
  const shares = parts.map((part, index) => {
    const share = divide(multiply(part, exact(100)), sum)
    return { index, whole: Number(formatPlain(wholeUnits(share))), remainder: subtract(share, wholeUnits(share)) }
  })
  const left = 100 - shares.reduce((total, { whole }) => total + whole, 0)
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return shares.map(({ whole, index }) => whole + (raised.has(index) ? 1 : 0))
}

/** What the weights are meant to be, where they don't add up: `weights-sum` names that, and this sum doesn't say it again. */
export function withWholeWeights(template: Template): Template {
  const { sections = [] } = template
  const given = sections.map(({ weight = 0 }) => weight)
  if (!sections.some(({ weight }) => weight !== undefined) || compare(given.map((weight) => exact(weight)).reduce(add, zero), exact(100)) === 0) return template
  const whole = toHundred(given)
  return { ...template, sections: sections.map((section, index) => ({ ...section, weight: whole[index] ?? 0 })) }
}
