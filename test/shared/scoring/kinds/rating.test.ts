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

const answers = (supervisor: number | null, groups: Readonly<Record<string, readonly number[]>>): SheetInputs => ({
  ratings: [
    ...(supervisor === null ? [] : [{ item: 'item', role: 'supervisor', points: supervisor }]),
    ...Object.entries(groups).flatMap(([role, list]) => list.map((points): RatingInput => ({ item: 'item', role, points }))),
  ],
})
const around: RatingRule = {
  kind: 'rating', final: 'weighted', minAnswers: 3, fallback: 'supervisor',
  raters: [{ role: 'supervisor', weight: 50 }, { role: 'subordinate', weight: 20, isAnonymous: true }, { role: 'other-department', weight: 15, isAnonymous: true }, { role: 'customer', weight: 15, isAnonymous: true }],
}

// Superior 50 %, team 20 %, other departments 15 %, customers 15 %; a group counts from 3 answers on.
const groupCases: readonly Row[] = [
  [around, answers(8, { subordinate: [6, 7, 8], 'other-department': [9, 9, 9], customer: [10, 10, 10] }), '8.25', '4 + 1.4 + 1.35 + 1.5'],
  [around, answers(8, { subordinate: [6, 7, 7], 'other-department': [9, 9, 9], customer: [10, 10, 10] }), '8.18', 'a mean of 6.666… is not rounded on the way: 4 + 1.3333 + 1.35 + 1.5'],
  [around, answers(8, { subordinate: [0, 0] }), '8.00', 'two answers are too few: every weight goes to the superior'],
  [around, answers(8, { subordinate: [5, 5, 5], customer: [0, 0] }), '7.40', '8 × 80 % + 5 × 20 %'],
  [around, answers(8, {}), '8.00', 'nobody answered'],
  [around, answers(null, { subordinate: [5, 5, 5] }), 'waits for rating supervisor (1.00..9.00)', 'the superior is waited for, a group never'],
  [{ ...around, minAnswers: 1 }, answers(8, { subordinate: [5], 'other-department': [8], customer: [8] }), '7.40', 'another minimum'],
]

test.each(groupCases)('groups %j of %j give %s: %s', (rule, inputs, outcome) => {
  expect(outcomeOf(rule, inputs)).toBe(outcome)
})

test('an anonymous answer leaves no trace of its own and carries no name', () => {
  const { score } = scoreRule(around, answers(8, { subordinate: [6, 7, 9], customer: [10] }))
  expect(score.trace.inputs).toEqual([
    { input: 'group', role: 'customer', answers: 1, points: null, counts: false },
    { input: 'group', role: 'other-department', answers: 0, points: null, counts: false },
    { input: 'group', role: 'subordinate', answers: 3, points: '7.333333', counts: true },
    { input: 'rating', role: 'supervisor', points: '8', counts: true },
  ])
  const withName: SheetInputs = { ratings: [{ item: 'item', role: 'subordinate', points: 6, by: '小王' }] }
  expect(() => outcomeOf(around, withName)).toThrow(/^ratings\[0\]\.by: /)
})

test('the sentences tell groups by their mean, and which were too small', () => {
  expect(scoreRule(around, answers(8, { subordinate: [6, 7, 8], customer: [10] })).sentences).toEqual([
    '主管评 8 分 × 80%，下属 3 人平均 7 分 × 20%，合计 = 7.8 分', '客户只有 1 人评，不满 3 人，权重归主管', '其他部门不满 3 人，权重归主管',
  ])
})

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
  expect(said(two, given({ supervisor: 7, 'store-manager': 9 }))).toEqual(['店长评 9 分', '主管评 7 分，以店长为准'])
})
