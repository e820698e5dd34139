import type { DecimalInput } from './inputs'

/** Numerator and positive denominator as safe integers: up to 2^53 the arithmetic of whole numbers is exact, and whatever leaves that range goes on as `Large`. */
interface Small {
  readonly n: number
  readonly d: number
}

interface Large {
  readonly n: bigint
  readonly d: bigint
}

/** An exact rational number. Points and money are never anything else on their way; only this file looks inside. */
export type Exact = Small | Large

const isSmall = (a: Exact): a is Small => typeof a.n === 'number'
const isSafe = (whole: number): boolean => Math.abs(whole) <= Number.MAX_SAFE_INTEGER
const large = (a: Exact): Large => (isSmall(a) ? fraction(BigInt(a.n), BigInt(a.d)) : a)
const fraction = <Whole>(n: Whole, d: Whole): { readonly n: Whole; readonly d: Whole } => ({ n, d })
// A field that has held a bigint once holds small integers as they are; otherwise the first large double would make V8 box every number from then on.
fraction(0n, 1n)
/** Adding 0 turns the −0 that a product can leave into 0. */
const small = (n: number, d: number): Small => fraction(n + 0, d)
/** Whole quotient toward zero of two safe whole numbers. Exact: a double that reached the next whole number would lie 1/b off, which is more than it rounds below 2^53. */
const quotient = (a: number, b: number): number => Math.trunc(a / b)

/** Points, targets and quantities are mostly whole numbers up to a hundred, so each of these is made once. */
const wholes: readonly Exact[] = Array.from({ length: 101 }, (_, n) => small(n, 1))
const whole = (n: number): Exact => (n >= 0 && n <= 100 ? wholes[n] : undefined) ?? small(n, 1)

export const zero = whole(0)
export const one = whole(1)
export const hundred = whole(100)

const powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const
const largestWhole = 999_999_999_999_999
const [minus, point, digit0] = [45, 46, 48]

/** Plain text such as `-12.50`: at most 15 digits before the point and 1 to 6 behind it. */
function parseText(text: string): Exact | null {
  if (text.length > 23) return null
  const start = text.charCodeAt(0) === minus ? 1 : 0
  let n = 0
  let pointAt = -1
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === point && pointAt === -1) pointAt = at
    else if (code < digit0 || code > digit0 + 9) return null
    else n = n * 10 + (code - digit0)
  }
  const wholes = (pointAt === -1 ? text.length : pointAt) - start
  const places = pointAt === -1 ? 0 : text.length - pointAt - 1
  const d = powersOfTen[places]
  if (wholes < 1 || wholes > 15 || d === undefined || (pointAt !== -1 && places === 0)) return null
  if (isSafe(n)) return small(start === 0 ? n : -n, d)
  return fraction(BigInt(text.replace('.', '')), BigInt(d))
}


/**
 * A double has at most one decimal of 15 digits or fewer that reads as it, and that one is then its shortest text. So below a thousand million
 * the first quotient by a power of ten that gives the number back is the decimal that was typed; the rest is read from its text.
 */
function parseNumber(number: number): Exact | null {
  if (Number.isInteger(number)) return Math.abs(number) <= largestWhole ? whole(number) : null
  if (!(Math.abs(number) < 1e9)) return parseText(String(number))
  for (const d of powersOfTen) {
    const n = Math.trunc(number * d + (number < 0 ? -0.5 : 0.5))
    if (n / d === number) return small(n, d)
  }
  return null
}

/**
 * The exact value of a JSON number or decimal text with at most 6 decimals and 15 digits before the point; null for anything else (NaN,
 * `1e400`, `"12a"`, seven decimals). A JSON number is read as its shortest decimal text, which is what the person typed.
 */
export function parseExact(input: unknown): Exact | null {
  return typeof input === 'number' ? parseNumber(input) : typeof input === 'string' ? parseText(input) : null
}

/** The exact value of a number that the template holds; throws where the template is broken, which the linter finds first. */
export function exact(input: DecimalInput): Exact {
  const value = parseExact(input)
  if (value === null) throw new TypeError(`not an exact decimal: ${String(input)}`)
  return value
}

export function add(a: Exact, b: Exact): Exact {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d) {
      const sum = a.n + b.n
      if (isSafe(sum)) return small(sum, a.d)
    } else {
      const left = a.n * b.d
      const right = b.n * a.d
      const d = a.d * b.d
      if (isSafe(left) && isSafe(right) && isSafe(left + right) && isSafe(d)) return small(left + right, d)
    }
  }
  const x = large(a)
  const y = large(b)
  return x.d === y.d ? fraction(x.n + y.n, x.d) : fraction(x.n * y.d + y.n * x.d, x.d * y.d)
}

export function negate(a: Exact): Exact {
  return isSmall(a) ? small(-a.n, a.d) : fraction(-a.n, a.d)
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.n
    const d = a.d * b.d
    if (isSafe(n) && isSafe(d)) return small(n, d)
  }
  const x = large(a)
  const y = large(b)
  return fraction(x.n * y.n, x.d * y.d)
}

/** Quotient of two exact numbers; throws on a divisor of 0, which callers have ruled out. */
export function divide(a: Exact, b: Exact): Exact {
  if (isZero(b)) throw new RangeError('division by 0')
  if (b.n < 0) return divide(negate(a), negate(b))
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.d
    const d = a.d * b.n
    if (isSafe(n) && isSafe(d)) return small(n, d)
  }
  const x = large(a)
  const y = large(b)
  return fraction(x.n * y.d, x.d * y.n)
}

/** Below 0, 0 or above 0 as the first is smaller, equal or larger. */
export function compare(a: Exact, b: Exact): number {
  if (isSmall(a) && isSmall(b)) {
    const left = a.n * b.d
    const right = b.n * a.d
    if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0
  }
  const x = large(a)
  const y = large(b)
  const left = x.n * y.d
  const right = y.n * x.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** −1, 0 or 1. */
export function signOf(a: Exact): -1 | 0 | 1 {
  return a.n < 0 ? -1 : a.n > 0 ? 1 : 0
}

export function isZero(a: Exact): boolean {
  return signOf(a) === 0
}

/** Whether it is a whole number. */
export function isWhole(a: Exact): boolean {
  return isSmall(a) ? quotient(a.n, a.d) * a.d === a.n : a.n % a.d === 0n
}

export function minimum(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b
}

export function maximum(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b
}

/** The whole units in a number that is not negative: 3.5 has 3. */
export function wholeUnits(a: Exact): Exact {
  return isSmall(a) ? whole(quotient(a.n, a.d)) : fraction(a.n / a.d, 1n)
}

/** Rounded half away from zero to hundredths: the one rounding of points, and for amounts that are not negative the half-up of pay. */
export function roundToHundredths(a: Exact): Exact {
  if (isSmall(a)) {
    if (a.d === 100 || a.d === 1) return a
    const doubled = (a.n < 0 ? -a.n : a.n) * 200 + a.d
    if (isSafe(doubled)) return small((a.n < 0 ? -1 : 1) * quotient(doubled, 2 * a.d), 100)
  }
  const { n, d } = large(a)
  const sign = n < 0n ? -1n : 1n
  return fraction(sign * ((sign * n * 200n + d) / (2n * d)), 100n)
}

/** Points mostly lie between 0 and 200, so the text of each of these hundredths is made once. */
const pointsTexts: (string | undefined)[] = Array.from({ length: 20_001 })

function textOfHundredths(n: number | bigint): string {
  const digits = String(n < 0 ? -n : n).padStart(3, '0')
  return `${n < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** With exactly two places, such as `"23.00"`; rounds half away from zero. */
export function formatHundredths(a: Exact): string {
  const { n } = a.d === 1 ? multiply(a, hundred) : roundToHundredths(a)
  return typeof n === 'number' && n >= 0 && n <= 20_000 ? (pointsTexts[n] ??= textOfHundredths(n)) : textOfHundredths(n)
}

/** At most 6 decimals as text without needless zeros, with their point; nothing where there are none. */
function decimalsOf(micros: number | bigint): string {
  let rest = Number(micros)
  if (rest === 0) return ''
  let places = 6
  for (; rest % 10 === 0; places -= 1) rest /= 10
  return `.${String(rest).padStart(places, '0')}`
}

/** As people write it: no needless zeros (`3`, `93.5`), at most 6 places, cut toward zero beyond. */
export function formatPlain(a: Exact): string {
  if (a.d === 1) return String(a.n)
  const text = formatSize(a)
  return a.n < 0 && text !== '0' ? `-${text}` : text
}

/** A number's size as people write it. */
function formatSize(a: Exact): string {
  if (isSmall(a)) {
    const size = a.n < 0 ? -a.n : a.n
    const whole = quotient(size, a.d)
    const rest = size - whole * a.d
    if (isSafe(rest * 1_000_000)) return `${whole}${decimalsOf(quotient(rest * 1_000_000, a.d))}`
  }
  const { n, d } = large(a)
  const size = n < 0n ? -n : n
  return `${size / d}${decimalsOf(((size % d) * 1_000_000n) / d)}`
}

/** A decimal from a record as people write it, with its sign: `-1`, `+1`. */
export function formatPoints(input: DecimalInput): string {
  const value = exact(input)
  return signOf(value) > 0 ? `+${formatPlain(value)}` : formatPlain(value)
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
  return formatHundredths(signOf(value) < 0 ? negate(value) : value)
}
