import type { RatingInput, SheetInputs } from '@shared/scoring/inputs'
import type { RatingRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const one: RatingRule = { kind: 'rating', raters: [{ role: 'sales-manager' }] }
const two: RatingRule = { kind: 'rating', raters: [{ role: 'supervisor' }, { role: 'store-manager' }] }
const weighted: RatingRule = { kind: 'rating', raters: [{ role: 'self', weight: 20 }, { role: 'supervisor', weight: 50 }, { role: 'store-manager', weight: 30 }], final: 'weighted' }

const given = (points: Readonly<Record<string, number | string>>): SheetInputs =>
  ({ ratings: Object.entries(points).map(([role, value]): RatingInput => ({ item: 'item', role, points: value })) })

type Row = readonly [rule: RatingRule, inputs: SheetInputs, outcome: string, remark: string]

// Full marks are 10, in steps of half a point.
const cases: readonly Row[] = [
  [one, given({ 'sales-manager': 8.5 }), '8.50', 'as given'],
  [one, given({ 'sales-manager': 0 }), '0.00', 'zero is a rating'],
  [one, given({ 'sales-manager': 10 }), '10.00', 'full marks'],
  [one, given({}), 'waits for rating sales-manager (0.00..10.00)', 'not rated yet'],
  [one, given({ self: 9 }), 'waits for rating sales-manager (0.00..10.00)', 'the own view informs and never counts'],
  [one, given({ self: 9, 'sales-manager': 7 }), '7.00', 'the own view beside a rating'],
  [two, given({ supervisor: 7 }), '7.00', 'the last who has given points wins'],
  [two, given({ supervisor: 7, 'store-manager': 9 }), '9.00', 'the last of both'],
  [{ ...two, final: 'mean' }, given({ supervisor: 7, 'store-manager': 9.5 }), '8.25', 'mean'],
  [{ ...two, final: 'mean' }, given({ supervisor: 7 }), 'waits for rating store-manager (3.50..8.50)', 'a mean waits for everybody; half of it is known'],
  [weighted, given({ self: 10, supervisor: 8, 'store-manager': 9 }), '8.70', 'self counts where it has a weight'],
  [weighted, given({ self: 10, supervisor: 8 }), 'waits for rating store-manager (6.00..9.00)', 'weighted waits as well'],
  [{ ...one, step: '0.1' }, given({ 'sales-manager': '8.3' }), '8.30', 'another step'],
]

test.each(cases)('rating %j of %j gives %s: %s', (rule, inputs, outcome) => {
  expect(outcomeOf(rule, inputs)).toBe(outcome)
})

test('the sentences tell who gave what', () => {
  const said = (rule: RatingRule, inputs: SheetInputs) => scoreRule(rule, inputs).sentences
  expect(said(one, given({ 'sales-manager': 8.5 }))).toEqual(['销售经理评 8.5 分'])
  expect(said(one, { ratings: [{ item: 'item', role: 'sales-manager', points: 8.5, by: '周敏' }] })).toEqual(['销售经理（周敏）评 8.5 分'])
  expect(said(one, given({ self: 9, 'sales-manager': 7 }))).toEqual(['销售经理评 7 分', '自评 9 分，只作参考'])
  expect(said({ ...two, final: 'mean' }, given({ 'store-manager': 9.5, supervisor: 7 }))).toEqual(['主管评 7 分，店长评 9.5 分，平均 = 8.25 分'])
  expect(said(weighted, given({ self: 10, supervisor: 8, 'store-manager': 9 }))).toEqual(['自评 10 分 × 20%，主管评 8 分 × 50%，店长评 9 分 × 30%，合计 = 8.7 分'])
  expect(said(one, given({}))).toEqual(['等销售经理评分'])
})
