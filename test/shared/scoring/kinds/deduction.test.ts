import type { IncidentInput, IncidentStatus, SheetInputs } from '@shared/scoring/inputs'
import type { DeductionRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: DeductionRule = { kind: 'deduction', start: 8, floor: 0, ceiling: 10, entries: [{ incident: 'violation', points: -1 }, { incident: 'praise', points: 1 }] }
const complaints: DeductionRule = { kind: 'deduction', start: 5, entries: [{ incident: 'complaint', points: -5 }] }
const days: DeductionRule = { kind: 'deduction', start: 10, floor: 0, entries: [{ metric: 'late-days', points: '-1.5' }] }

let made = 0
const incident = (kind: string, quantity?: number, status?: IncidentStatus): IncidentInput =>
  ({ id: `i${++made}`, kind, ...(quantity === undefined ? {} : { quantity }), ...(status === undefined ? {} : { status }) })
const of = (...incidents: IncidentInput[]): SheetInputs => ({ incidents })

type Row = readonly [rule: DeductionRule, inputs: SheetInputs, outcome: string, remark: string]

// Starts at 8, −1 per violation, +1 per praise, 0 to 10.
const cases: readonly Row[] = [
  [rule, {}, '8.00', 'nothing happened'],
  [rule, of(incident('violation')), '7.00', 'quantity 1 unless given'],
  [rule, of(incident('violation', 2)), '6.00', 'quantity 2'],
  [rule, of(incident('violation', 2), incident('violation')), '5.00', 'two incidents'],
  [rule, of(incident('praise', 2)), '10.00', 'the ceiling is just reached'],
  [rule, of(incident('praise', 3)), '10.00', 'the ceiling holds'],
  [rule, of(incident('praise', 5), incident('violation')), '10.00', 'bounds apply to the sum, not on the way'],
  [rule, of(incident('violation', 8)), '0.00', 'the floor is just reached'],
  [rule, of(incident('violation', 12), incident('praise', 2)), '0.00', 'the floor holds'],
  [rule, of(incident('violation', 1, 'logged')), '7.00', 'logged: in force'],
  [rule, of(incident('violation', 1, 'acknowledged')), '7.00', 'acknowledged: in force'],
  [rule, of(incident('violation', 1, 'upheld')), '7.00', 'upheld: in force'],
  [rule, of(incident('violation', 2, 'reduced')), '6.00', 'reduced: the reduced quantity'],
  [rule, of(incident('violation', 3, 'disputed')), '8.00 (5.00..8.00)', 'disputed: not counted, open'],
  [rule, of(incident('praise', 1, 'disputed')), '8.00 (8.00..9.00)', 'a disputed praise is open upwards'],
  [rule, of(incident('violation', 3, 'disputed'), incident('praise', 1, 'disputed')), '8.00 (5.00..9.00)', 'both ways'],
  [rule, of(incident('violation', 9), incident('violation', 1, 'disputed')), '0.00', 'nothing is open at the floor'],
  [rule, of(incident('violation', 1, 'withdrawn'), incident('violation', 1, 'dropped'), incident('violation', 1, 'lapsed')), '8.00', 'withdrawn, dropped, lapsed: never'],
  [complaints, of(incident('complaint')), '0.00', 'a case without a status is in force'],
  [complaints, of(incident('complaint', 1, 'logged')), '5.00 (0.00..5.00)', 'not yet verified: open'],
  [complaints, of(incident('complaint', 2, 'upheld')), '-5.00', 'no floor: below zero'],
  [days, { metrics: { 'late-days': 2 } }, '7.00', '2 days'],
  [days, { metrics: { 'late-days': '2.9' } }, '7.00', 'only whole days'],
  [{ ...days, entries: [{ metric: 'late-days', points: '-1.5', partial: 'prorate' }] }, { metrics: { 'late-days': '2.5' } }, '6.25', 'prorated'],
  [days, {}, 'waits for metric late-days (0.00..10.00)', 'missing'],
  [{ ...days, floor: null }, {}, 'waits for metric late-days (∞..10.00)', 'missing, without a floor'],
  [{ ...days, entries: [{ metric: 'late-days', points: 1 }], ceiling: null }, {}, 'waits for metric late-days (10.00..∞)', 'missing, it can only gain'],
]

test.each(cases)('deduction %j of %j gives %s: %s', (given, inputs, outcome) => {
  expect(outcomeOf(given, inputs)).toBe(outcome)
})

test('the sentences tell the sum, what is open and what a bound did', () => {
  const said = (given: DeductionRule, inputs: SheetInputs) => scoreRule(given, inputs).sentences
  expect(said(rule, {})).toEqual(['从 8 分起，没有加分也没有扣分 = 8 分'])
  expect(said(rule, of(incident('violation', 2)))).toEqual(['从 8 分起；违规 2 次，−2 分 = 6 分'])
  expect(said(rule, of(incident('violation'), incident('praise', 2), incident('violation')))).toEqual(['从 8 分起；违规 2 次，−2 分；表扬 2 次，+2 分 = 8 分'])
  expect(said(rule, of(incident('violation', 9)))).toEqual(['从 8 分起；违规 9 次，−9 分 = −1 分', '最低 0 分，按 0 分算'])
  expect(said(rule, of(incident('praise', 3)))).toEqual(['从 8 分起；表扬 3 次，+3 分 = 11 分', '最高 10 分，按 10 分算'])
  expect(said(rule, of(incident('violation', 1, 'disputed')))).toEqual(['从 8 分起，没有加分也没有扣分 = 8 分', '1 起违规有异议，暂不计分，如果成立再扣 1 分'])
  expect(said(rule, of(incident('praise', 1, 'disputed'))).at(-1)).toBe('1 起表扬有异议，暂不计分，如果成立再加 1 分')
  expect(said(complaints, of(incident('complaint', 1, 'logged'))).at(-1)).toBe('1 起客户投诉还没核实，暂不计分，如果成立再扣 5 分')
  expect(said(days, { metrics: { 'late-days': '2.9' } })).toEqual(['从 10 分起；拖延天数 2 天，−3 分 = 7 分'])
  expect(said(days, {})).toEqual(['还差：拖延天数'])
})
