import { exact } from '../exact'

/** Whole percents that sum to 100 in the given proportions, the largest remainders rounded up; even where nothing is given. */
export function toHundred(weights: readonly number[]): readonly number[] {
  const micros = weights.map((weight) => exact(weight).n)
  const given = micros.reduce((sum, weight) => sum + weight, 0n)
  const parts = given > 0n ? micros : micros.map(() => 1n)
  const sum = parts.reduce((total, part) => total + part, 0n)
  if (sum === 0n) return []
  const whole = parts.map((part) => (part * 100n) / sum)
  const left = Number(100n - whole.reduce((total, part) => total + part, 0n))
  const byRemainder = parts.map((part, index) => ({ index, remainder: (part * 100n) % sum })).sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.index - b.index))
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return whole.map((part, index) => Number(part) + (raised.has(index) ? 1 : 0))
}
