import type { SheetInputs } from '@shared/scoring/inputs'
import type { BandsRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: BandsRule = {
  kind: 'bands', metric: 'rate', otherwise: 0,
  bands: [{ comparison: '>=', value: 99, points: 25 }, { comparison: '>=', value: 95, points: 20 }, { comparison: '>=', value: 90, points: 10 }],
}
const open: BandsRule = { ...rule, otherwise: null, bands: [{ comparison: '>', value: 99, points: 25 }, { comparison: '<', value: 99, points: 20 }] }
const losses: BandsRule = { kind: 'bands', metric: 'error-rate', otherwise: 0, bands: [{ comparison: '<=', value: 1, points: 5 }] }
const sales: BandsRule = { kind: 'bands', metric: 'sales', otherwise: 1, bands: [{ comparison: '>', value: 100, points: 7 }, { comparison: '<', value: 50, points: 3 }] }
const rate = (value: number | string): SheetInputs => ({ metrics: { rate: value } })

type Row = readonly [rule: BandsRule, inputs: SheetInputs, outcome: string, remark: string]

// From 99 % on 25, from 95 % on 20, from 90 % on 10, else 0.
const cases: readonly Row[] = [
  [rule, rate(100), '25.00', 'the top'],
  [rule, rate(99), '25.00', 'exactly the first edge'],
  [rule, rate('98.999999'), '20.00', 'a hair below it'],
  [rule, rate('98.99'), '20.00', '98.99 is below 99, also in binary'],
  [rule, rate(95), '20.00', 'the second edge'],
  [rule, rate('94.999999'), '10.00', 'a hair below it'],
  [rule, rate(90), '10.00', 'the last edge'],
  [rule, rate('89.999999'), '0.00', 'below all bands'],
  [rule, rate(0), '0.00', 'zero'],
  [rule, { metrics: { rate: { numerator: 99, denominator: 100 } } }, '25.00', 'an exact share on the edge'],
  [rule, { metrics: { rate: { numerator: 98, denominator: 99 } } }, '20.00', '98 of 99 is 98.98… %'],
  [rule, {}, 'waits for metric rate (0.00..25.00)', 'missing'],
  [{ ...rule, floor: 5, ceiling: 15 }, rate(100), '15.00', 'a ceiling'],
  [{ ...rule, floor: 5, ceiling: 15 }, rate(0), '5.00', 'a floor'],
  [losses, { metrics: { 'error-rate': 1 } }, '5.00', 'at most 1 %'],
  [losses, { metrics: { 'error-rate': '1.000001' } }, '0.00', 'a hair above'],
  [losses, { metrics: { 'error-rate': 0 } }, '5.00', 'none'],
  [sales, { metrics: { sales: 100 } }, '1.00', 'between the bands, > and < leave their edge out'],
  [sales, { metrics: { sales: '100.01' } }, '7.00', 'above'],
  [sales, { metrics: { sales: '49.99' } }, '3.00', 'below'],
  [sales, {}, 'waits for metric sales (1.00..7.00)', 'missing: every band and the rest can be reached'],
  [{ ...rule, bands: [{ comparison: '>', value: 100, points: 50 }] }, {}, 'waits for metric rate (0.00..0.00)', 'missing: no percentage is above 100'],
]

test.each(cases)('bands %j of %j give %s: %s', (given, inputs, outcome) => {
  expect(outcomeOf(given, inputs, 25)).toBe(outcome)
})

test('a value in a gap that the form leaves open is refused by its name', () => {
  expect(outcomeOf(open, rate('99.5'), 25)).toBe('25.00')
  expect(() => outcomeOf(open, rate(99), 25)).toThrow(/^metrics\.rate: in-no-band$/)
})

test('the sentences tell which band the value is in', () => {
  const said = (given: BandsRule, inputs: SheetInputs) => scoreRule(given, inputs, 25).sentences
  expect(said(rule, rate('95.5'))).toEqual(['合格率 95.5%，达到 95% = 20 分'])
  expect(said(rule, rate(80))).toEqual(['合格率 80%，没到任何一档 = 0 分'])
  expect(said(losses, { metrics: { 'error-rate': '0.5' } })).toEqual(['差错率 0.5%，不超过 1% = 5 分'])
  expect(said(sales, { metrics: { sales: 120 } })).toEqual(['销售额 120 元，高于 100 元 = 7 分'])
  expect(said(sales, { metrics: { sales: 20 } })).toEqual(['销售额 20 元，低于 50 元 = 3 分'])
  expect(said(rule, {})).toEqual(['还差：合格率'])
})
