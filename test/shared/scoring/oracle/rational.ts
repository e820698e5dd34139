/** Fractions of the oracle: always in lowest terms, read digit by digit. Nothing here is the engine's. */
export interface Rational {
  readonly top: bigint
  readonly bottom: bigint
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

export function ratio(top: bigint, bottom = 1n): Rational {
  if (bottom === 0n) throw new Error('oracle: division by 0')
  const divisor = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n
  const sign = bottom < 0n ? -1n : 1n
  return { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor }
}

export const nought = ratio(0n)
export const unit = ratio(1n)

/** What a JSON number or text says, digit by digit. */
export function read(value: number | string): Rational {
  const text = String(value)
  let digits = 0n
  let scale = 1n
  let isBehindPoint = false
  let sign = 1n
  for (const character of text) {
    if (character === '-') sign = -1n
    else if (character === '.') isBehindPoint = true
    else {
      digits = digits * 10n + BigInt(character)
      if (isBehindPoint) scale *= 10n
    }
  }
  return ratio(sign * digits, scale)
}

export const plus = (a: Rational, b: Rational): Rational => ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
export const minus = (a: Rational, b: Rational): Rational => ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
export const times = (a: Rational, b: Rational): Rational => ratio(a.top * b.top, a.bottom * b.bottom)
export const over = (a: Rational, b: Rational): Rational => ratio(a.top * b.bottom, a.bottom * b.top)
export const isLess = (a: Rational, b: Rational): boolean => a.top * b.bottom < b.top * a.bottom
export const smaller = (a: Rational, b: Rational): Rational => (isLess(b, a) ? b : a)
export const larger = (a: Rational, b: Rational): Rational => (isLess(a, b) ? b : a)
export const total = (parts: readonly Rational[]): Rational => parts.reduce(plus, nought)

/** The whole number below or at it. */
export function floorOf({ top, bottom }: Rational): Rational {
  const quotient = top / bottom
  return ratio(top % bottom < 0n ? quotient - 1n : quotient)
}

/** Half away from zero at two places. */
export function cents(value: Rational): Rational {
  if (value.top < 0n) return minus(nought, cents(minus(nought, value)))
  return over(floorOf(plus(times(value, ratio(100n)), ratio(1n, 2n))), ratio(100n))
}

/** With two places; the value must have no more. */
export function print(value: Rational): string {
  const hundred = times(cents(value), ratio(100n)).top
  const size = hundred < 0n ? -hundred : hundred
  return `${hundred < 0n ? '-' : ''}${size / 100n}.${size % 100n < 10n ? '0' : ''}${size % 100n}`
}
