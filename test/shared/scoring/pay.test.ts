import { exact, zero } from '@shared/scoring/exact'
import { explainPay, formatYuan } from '@shared/scoring/explain'
import type { SheetInputs } from '@shared/scoring/inputs'
import { payFor } from '@shared/scoring/pay'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { PayRule } from '@shared/scoring/template'
import { sheetOf } from './score-one'

test.each<readonly [total: string, base: string, rule: PayRule, pay: string, remark: string]>([
  ['80.10', '6000.00', { passMark: 80 }, '6007.50', 'the worked case'],
  ['80', '6000', { passMark: 80 }, '6000.00', 'the pass mark pays the base'],
  ['96', '5000', { passMark: 80 }, '6000.00', 'without a cap 96 points pay 120 %'],
  ['96', '5000', { passMark: 80, cap: '1.1' }, '5500.00', 'with a cap of 110 %'],
  ['88', '5000', { passMark: 80, cap: '1.1' }, '5500.00', 'exactly at the cap'],
  ['10', '3024.68', { passMark: 80 }, '378.09', '378.085 rounds half up'],
  ['10', '3024.679999', { passMark: 80 }, '378.08', 'a hair below the half'],
  ['0', '6000', { passMark: 80 }, '0.00', 'no points, no pay'],
  ['-5', '6000', { passMark: 80 }, '0.00', 'never below 0'],
  ['80.10', '0', { passMark: 80 }, '0.00', 'a base of 0'],
])('%s points of %s yuan under %j pay %s: %s', (total, base, rule, pay) => {
  expect(payFor(exact(total), rule, { base: exact(base), least: zero })).toBe(pay)
})

const rating = (pay: PayRule | null) => sheetOf([{ id: 'item', max: 100, rule: { kind: 'rating', raters: [{ role: 'supervisor' }] } }], { pay })
const given = (points: number, baseSalary?: string): SheetInputs => ({ ratings: [{ item: 'item', role: 'supervisor', points }], ...(baseSalary === undefined ? {} : { baseSalary }) })

test('without a base, or on a sheet without a pay rule, no pay is shown', () => {
  expect(scoreSheet(rating({ passMark: 80 }), given(90))).toMatchObject({ pay: null, payRange: null })
  expect(scoreSheet(rating(null), given(90, '6000'))).toMatchObject({ pay: null, payRange: null })
})

test('while something is pending pay is null and the span in yuan is given', () => {
  expect(scoreSheet(rating({ passMark: 80 }), { baseSalary: '6000' })).toMatchObject({ pay: null, payRange: { min: '0.00', max: '7500.00' } })
  expect(scoreSheet(rating({ passMark: 80, cap: 1 }), { baseSalary: '6000' })).toMatchObject({ pay: null, payRange: { min: '0.00', max: '6000.00' } })
})

test('a total without an upper bound pays at most the cap, where there is one', () => {
  const endless = (pay: PayRule) => sheetOf([{ id: 'item', max: 10, rule: { kind: 'deviation', metric: 'sales', baseline: 0, base: 0, up: 1, down: 1, size: 1, partial: 'ignore', better: 'higher' } }], { pay })
  expect(scoreSheet(endless({ passMark: 80 }), { baseSalary: '6000' })).toMatchObject({ range: { min: '0.00', max: null }, payRange: { min: '0.00', max: null } })
  expect(scoreSheet(endless({ passMark: 80, cap: '1.2' }), { baseSalary: '6000' }).payRange).toEqual({ min: '0.00', max: '7200.00' })
})

test('the sentence tells how pay follows from the total', () => {
  const said = (pay: PayRule | null, points: number, base: string) => explainPay(rating(pay), scoreSheet(rating(pay), given(points, base)), { baseSalary: base })
  expect(said({ passMark: 80 }, 80, '6000.00')).toBe('80.00 ÷ 80 × ¥6,000.00 = ¥6,000.00')
  expect(said({ passMark: 80, cap: '1.1' }, 96, '5000')).toBe('96.00 ÷ 80 × ¥5,000.00 = ¥6,000.00，封顶按 ¥5,500.00')
  expect(said(null, 96, '5000')).toBeNull()
  expect(explainPay(rating({ passMark: 80 }), scoreSheet(rating({ passMark: 80 }), { baseSalary: '6000' }), { baseSalary: '6000' })).toBeNull()
})

test('a total below 0 says that pay has a floor', () => {
  const template = sheetOf([{ id: 'item', max: 10, rule: { kind: 'deduction', start: 0, entries: [{ incident: 'violation', points: -5 }] } }], { pay: { passMark: 80 } })
  const card = scoreSheet(template, { incidents: [{ id: 'i1', kind: 'violation' }], baseSalary: '6000' })
  expect(card).toMatchObject({ total: '-5.00', pay: '0.00' })
  expect(explainPay(template, card, { baseSalary: '6000' })).toBe('−5.00 ÷ 80 × ¥6,000.00 = −¥375.00，最低按 ¥0.00')
})

test.each([['6007.5', '¥6,007.50'], ['0', '¥0.00'], ['999', '¥999.00'], ['1000', '¥1,000.00'], ['1234567.891', '¥1,234,567.89'], ['-1234.5', '−¥1,234.50']])('%s yuan read %s', (amount, text) => {
  expect(formatYuan(amount)).toBe(text)
})
