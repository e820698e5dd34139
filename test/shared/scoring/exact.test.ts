import fc from 'fast-check'
import { compare, divide, exact, formatHundredths, formatPlain, multiply, parseExact, roundToHundredths, sumPoints, wholeUnits } from '@shared/scoring/exact'

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

test('rounding moves a number by at most half a hundredth, and whole units by less than one', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
    const rounded = roundToHundredths({ n, d })
    const difference = rounded.n * d - n * 100n
    expect(difference * 2n <= d && difference * 2n >= -d).toBe(true)
    if (n < 0n) return
    const whole = wholeUnits({ n, d })
    expect(compare(whole, { n, d }) <= 0 && n - whole.n * d < d).toBe(true)
  }))
})
