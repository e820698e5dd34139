import type { DecimalInput } from './inputs'

/** An exact rational number: numerator over a positive denominator. Points and money are never anything else on their way. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

export const zero: Exact = { n: 0n, d: 1n }
export const one: Exact = { n: 1n, d: 1n }
const million = 1_000_000n

const pattern = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/

/**
 * The exact value of a JSON number or decimal text with at most 6 decimals and 15 digits before the point; null for anything else (NaN,
 * `1e400`, `"12a"`, seven decimals). A JSON number is read as its shortest decimal text, which is what the person typed.
 */
export function parseExact(input: unknown): Exact | null {
  if (typeof input !== 'number' && typeof input !== 'string') return null
  const match = pattern.exec(String(input))
  if (match === null) return null
  const [, sign = '', whole = '0', decimals = ''] = match
  const micros = BigInt(whole) * million + BigInt(decimals.padEnd(6, '0'))
  return { n: sign === '-' ? -micros : micros, d: million }
}

/** The exact value of a number that the template holds; throws where the template is broken, which the linter finds first. */
export function exact(input: DecimalInput): Exact {
  const value = parseExact(input)
  if (value === null) throw new TypeError(`not an exact decimal: ${String(input)}`)
  return value
}

export function add(a: Exact, b: Exact): Exact {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { n: -b.n, d: b.d })
}

export function multiply(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** Quotient of two exact numbers; throws on a divisor of 0, which callers have ruled out. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('division by 0')
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }
}

/** Below 0, 0 or above 0 as the first is smaller, equal or larger. */
export function compare(a: Exact, b: Exact): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export function minimum(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b
}

export function maximum(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b
}

/** The whole units in a number that is not negative: 3.5 has 3. */
export function wholeUnits(a: Exact): Exact {
  return { n: a.n / a.d, d: 1n }
}

/** Rounded half away from zero to hundredths: the one rounding of points, and for amounts that are not negative the half-up of pay. */
export function roundToHundredths(a: Exact): Exact {
  const sign = a.n < 0n ? -1n : 1n
  return { n: sign * ((sign * a.n * 200n + a.d) / (2n * a.d)), d: 100n }
}

/** With exactly two places, such as `"23.00"`; rounds half away from zero. */
export function formatHundredths(a: Exact): string {
  const { n } = roundToHundredths(a)
  const digits = (n < 0n ? -n : n).toString().padStart(3, '0')
  return `${n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** As people write it: no needless zeros (`3`, `93.5`), at most 6 places, cut toward zero beyond. */
export function formatPlain(a: Exact): string {
  const isNegative = a.n < 0n
  const micros = ((isNegative ? -a.n : a.n) * million) / a.d
  const decimals = (micros % million).toString().padStart(6, '0').replace(/0+$/, '')
  const text = decimals === '' ? `${micros / million}` : `${micros / million}.${decimals}`
  return isNegative && micros !== 0n ? `-${text}` : text
}

/** A decimal from a record as people write it, with its sign: `-1`, `+1`. */
export function formatPoints(input: DecimalInput): string {
  const value = exact(input)
  return value.n > 0n ? `+${formatPlain(value)}` : formatPlain(value)
}

/** Exact sum of decimals, printed with two places. */
export function sumPoints(inputs: readonly DecimalInput[]): string {
  return formatHundredths(inputs.map(exact).reduce(add, zero))
}

/** Exact difference of two decimals, printed with two places. */
export function subtractPoints(a: DecimalInput, b: DecimalInput): string {
  return formatHundredths(subtract(exact(a), exact(b)))
}

/** Orders two decimals. */
export function comparePoints(a: DecimalInput, b: DecimalInput): number {
  return compare(exact(a), exact(b))
}

/** A decimal without its sign, printed with two places. */
export function absolutePoints(input: DecimalInput): string {
  const value = exact(input)
  return formatHundredths(value.n < 0n ? { n: -value.n, d: value.d } : value)
}
