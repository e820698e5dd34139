import fc from 'fast-check'
import { add, compare, exact, subtract } from '@shared/scoring/exact'
import { explainPay } from '@shared/scoring/explain'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { PayRule } from '@shared/scoring/template'
import { sheetOf } from './score-one'

const sheet = (pay: PayRule) => sheetOf([{ id: 'item', max: 200, rule: { kind: 'rating', raters: [{ role: 'supervisor' }], step: '0.01' } }], { pay })
const given = (points: string, baseSalary: string, employed?: SheetInputs['employed']): SheetInputs =>
  ({ ratings: [{ item: 'item', role: 'supervisor', points }], baseSalary, ...(employed === undefined ? {} : { employed }) })
const payOf = (rule: PayRule, points: string, base: string, employed?: SheetInputs['employed']): string => scoreSheet(sheet(rule), given(points, base, employed)).pay ?? 'none'

test.each<readonly [points: string, base: string, days: number, of: number, rule: PayRule, pay: string, remark: string]>([
  ['80.10', '6000.00', 12, 30, { passMark: 80 }, '2403.00', 'the worked case'],
  ['80', '6000', 10, 31, { passMark: 80 }, '1935.48', 'ten days of a long month, rounded once'],
  ['96', '5000', 15, 30, { passMark: 80, cap: '1.1' }, '2750.00', 'the cap is for the days as well'],
  ['80', '0.01', 1, 2, { passMark: 80 }, '0.01', 'half a fen rounds up'],
  ['80', '18000', 30, 92, { passMark: 80 }, '5869.57', 'a month of a quarter'],
  ['80', '6000', 30, 30, { passMark: 80 }, '6000.00', 'all days pay the base'],
])('%s points of %s yuan for %i of %i days under %j pay %s: %s', (points, base, days, of, rule, pay) => {
  expect(payOf(rule, points, base, { days, of })).toBe(pay)
})

test('a sheet over its whole period has the same bytes as ever', () => {
  expect(JSON.stringify(scoreSheet(sheet({ passMark: 80 }), given('80.10', '6000.00')))).toContain('"total":"80.10","range":null,"pay":"6007.50","payRange":null')
})

test('what is open is spanned for the days alone', () => {
  expect(scoreSheet(sheet({ passMark: 80, cap: 1 }), { baseSalary: '6000', employed: { days: 12, of: 30 } })).toMatchObject({ pay: null, payRange: { min: '0.00', max: '2400.00' } })
})

test('the sentence names the days', () => {
  const inputs = given('80.10', '6000.00', { days: 12, of: 30 })
  expect(explainPay(sheet({ passMark: 80 }), scoreSheet(sheet({ passMark: 80 }), inputs), inputs)).toBe('80.10 ÷ 80 × ¥6,000.00 × 12 ÷ 30 天 = ¥2,403.00')
  const capped = given('96', '5000', { days: 15, of: 30 })
  const rule = { passMark: 80, cap: '1.1' }
  expect(explainPay(sheet(rule), scoreSheet(sheet(rule), capped), capped)).toBe('96.00 ÷ 80 × ¥5,000.00 × 15 ÷ 30 天 = ¥3,000.00，封顶按 ¥2,750.00')
})

const fen = fc.integer({ min: 0, max: 2_000_000 }).map((amount) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`)
const hundredths = fc.integer({ min: 0, max: 20_000 }).map((points) => `${Math.trunc(points / 100)}.${String(points % 100).padStart(2, '0')}`)
const rules = fc.record({ passMark: fc.constantFrom(60, 80, '87.5'), cap: fc.constantFrom(null, '1', '1.2') })

test('a joiner with perfect work earns exactly their part of the base, in each month of the year', () => {
  fc.assert(fc.property(fen, fc.constantFrom(28, 29, 30, 31), fc.nat(30), (base, of, less) => {
    const days = Math.max(1, of - less)
    const [yuan = '0', cents = '00'] = base.split('.')
    const [top, bottom] = [BigInt(yuan + cents) * BigInt(days), BigInt(of)]
    const rounded = (2n * top + bottom) / (2n * bottom)
    expect(payOf({ passMark: 80 }, '80', base, { days, of })).toBe(`${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`)
  }))
})

test('stretches over a whole period with the same score come to the whole pay within a fen each', () => {
  fc.assert(fc.property(fen, hundredths, rules, fc.constantFrom(28, 30, 31, 92, 365), fc.array(fc.nat(400), { maxLength: 4 }), (base, points, rule, of, cuts) => {
    const ends = [...new Set([...cuts.map((cut) => cut % of), of])].filter((end) => end > 0).sort((a, b) => a - b)
    const parts = ends.map((end, index) => payOf(rule, points, base, { days: end - (ends[index - 1] ?? 0), of }))
    const apart = subtract(parts.map(exact).reduce(add), exact(payOf(rule, points, base)))
    const most = exact(`0.${String(parts.length).padStart(2, '0')}`)
    expect(compare(apart, most) <= 0 && compare(subtract(exact(0), apart), most) <= 0).toBe(true)
  }))
})

test('more points never pay less, more days never pay less, and nothing pays above the cap for the days', () => {
  fc.assert(fc.property(fen, hundredths, hundredths, rules, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (base, a, b, rule, d, e) => {
    const [low, high] = Number(a) < Number(b) ? [a, b] : [b, a]
    const [fewer, more] = d < e ? [d, e] : [e, d]
    const pay = (points: string, days: number) => exact(payOf(rule, points, base, { days, of: 30 }))
    expect(compare(pay(low, fewer), pay(high, fewer)) <= 0 && compare(pay(low, fewer), pay(low, more)) <= 0).toBe(true)
    if (rule.cap !== null) expect(compare(pay(high, more), exact(scoreSheet(sheet({ passMark: '0.01', cap: rule.cap }), given('200', base, { days: more, of: 30 })).pay ?? 'none')) <= 0).toBe(true)
  }))
})
