import fc from 'fast-check'
import {
  add, compare, divide, exact, formatHundredths, formatPlain, isWhole, multiply, parseExact, roundToHundredths, signOf, subtract, sumPoints, wholeUnits, type Exact,
} from '@shared/scoring/exact'

test.each([
  ['0', '0'], [0, '0'], ['-0', '0'], [93.5, '93.5'], ['93.50', '93.5'], ['007', '7'], ['-1.000001', '-1.000001'], [0.1, '0.1'], [1e-6, '0.000001'], ['999999999999999.999999', '999999999999999.999999'],
])('%j is the decimal %s', (input, plain) => {
  const value = parseExact(input)
  expect(value === null ? null : formatPlain(value)).toBe(plain)
})

test.each([
  NaN, Infinity, -Infinity, Number('1e400'), 1e21, 1e-7, 93.1234567, '93.1234567', '12a', '', ' 5', '5 ', '+5', '.5', '5.', '1e2', '1,000', '0x10', '１', '1\n', null, undefined, true, [], [5], {}, 5n,
])('%p is no decimal', (input) => {
  expect(parseExact(input)).toBeNull()
})

test.each([
  ['0.005', '0.01'], ['-0.005', '-0.01'], ['0.004999', '0.00'], ['-0.004999', '0.00'], ['7.775', '7.78'], ['-7.775', '-7.78'], ['1.004999', '1.00'], ['100', '100.00'],
])('%s rounds half away from zero to %s', (input, rounded) => {
  expect(formatHundredths(exact(input))).toBe(rounded)
})

test('0.1 + 0.2 is 0.3, and 20 × 1.1 ÷ 3 as on paper', () => {
  expect(sumPoints([0.1, 0.2])).toBe('0.30')
  expect(formatHundredths(divide(multiply(exact(20), exact('1.1')), exact(3)))).toBe('7.33')
})

test('a quotient keeps the sign of its parts and a divisor of 0 is a bug, not a number', () => {
  expect(formatPlain(divide(exact(6), exact(-4)))).toBe('-1.5')
  expect(() => divide(exact(1), exact(0))).toThrow(RangeError)
})

/** The same number as a plain fraction of bigints. */
const fractionOf = ({ n, d }: Exact): { n: bigint; d: bigint } => ({ n: BigInt(n), d: BigInt(d) })
const same = (a: Exact, n: bigint, d: bigint): boolean => fractionOf(a).n * d === n * fractionOf(a).d

test('rounding moves a number by at most half a hundredth, and whole units by less than one', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
    const rounded = fractionOf(roundToHundredths({ n, d }))
    const difference = rounded.n * d - n * 100n
    expect(difference * 2n <= d && difference * 2n >= -d).toBe(true)
    if (n < 0n) return
    const whole = fractionOf(wholeUnits({ n, d }))
    expect(compare(whole, { n, d }) <= 0 && n - whole.n * d < d).toBe(true)
  }))
})

/** Whole numbers of every size around those at which arithmetic leaves the safe range: 2^26 (products), 2^53 (sums). */
const whole = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: -(2 ** 28), max: 2 ** 28 }), fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 26, 2 ** 27, 94_906_267),
)
const positive = whole.map((n) => Math.abs(n) || 1)
const fraction = fc.record({ n: whole, d: positive }).map(({ n, d }): Exact => ({ n: n + 0, d }))

test('whichever way a number is held, arithmetic is that of fractions of any length', () => {
  fc.assert(fc.property(fraction, fraction, (a, b) => {
    const [x, y] = [fractionOf(a), fractionOf(b)]
    expect(same(add(a, b), x.n * y.d + y.n * x.d, x.d * y.d)).toBe(true)
    expect(same(subtract(a, b), x.n * y.d - y.n * x.d, x.d * y.d)).toBe(true)
    expect(same(multiply(a, b), x.n * y.n, x.d * y.d)).toBe(true)
    if (y.n !== 0n) expect(same(divide(a, b), (y.n < 0n ? -1n : 1n) * x.n * y.d, x.d * (y.n < 0n ? -y.n : y.n))).toBe(true)
    const [left, right] = [x.n * y.d, y.n * x.d]
    expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0)
    expect([formatPlain(a), formatHundredths(a), signOf(a), isWhole(a)]).toEqual([formatPlain(x), formatHundredths(x), signOf(x), isWhole(x)])
    expect(fractionOf(wholeUnits(a)).n).toBe(x.n / x.d)
    expect(same(roundToHundredths(a), fractionOf(roundToHundredths(x)).n, 100n)).toBe(true)
  }), { numRuns: 20_000 })
})

test('a JSON number and its text are the same decimal', () => {
  fc.assert(fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n / 1_000)), (number) => {
    const [asNumber, asText] = [parseExact(number), parseExact(String(number))]
    expect(asNumber === null ? null : fractionOf(asNumber)).toEqual(asText === null ? null : fractionOf(asText))
  }))
})

/** What a decimal is, as one pattern; the engine reads it digit by digit. */
const pattern = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/
function fractionIn(text: string): { n: bigint; d: bigint } | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', decimals = ''] = match
  return { n: BigInt(`${sign}${whole}${decimals}`), d: 10n ** BigInt(decimals.length) }
}
const read = (input: unknown): { n: bigint; d: bigint } | null => {
  const value = parseExact(input)
  return value === null ? null : fractionOf(value)
}

test('text is read as the pattern says, whatever it is', () => {
  const almost = fc.tuple(fc.constantFrom('', '-', '+', ' ', '.'), fc.stringMatching(/^\d{0,17}$/), fc.constantFrom('', '.', '..', ',', 'e'), fc.stringMatching(/^\d{0,8}$/), fc.constantFrom('', '', '', ' ', '\n', '-')).map((parts) => parts.join(''))
  fc.assert(fc.property(fc.oneof(almost, fc.stringMatching(/^[0-9.-]{0,24}$/)), (text) => {
    expect(read(text)).toEqual(fractionIn(text))
  }), { numRuns: 20_000 })
})

test('a number is read as its shortest text, beside every decimal and every double between', () => {
  const typed = fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 9 })).map(([n, places]) => n / 10 ** places)
  const beside = typed.chain((number) => fc.constantFrom(number, number * (1 + Number.EPSILON), number * (1 - Number.EPSILON)))
  const around = fc.integer({ min: 999_999_990, max: 1_000_000_010 }).chain((whole) => fc.integer({ min: 0, max: 999_999 }).map((micros) => whole + micros / 1e6))
  fc.assert(fc.property(fc.oneof(beside, around, fc.double()), (number) => {
    expect(read(number)).toEqual(fractionIn(String(number === 0 ? 0 : number)))
  }), { numRuns: 20_000 })
})
