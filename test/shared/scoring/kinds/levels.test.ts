import type { LevelInput, SheetInputs } from '@shared/scoring/inputs'
import type { LevelsRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: LevelsRule = { kind: 'levels', points: [10, 15, 20, 30, 40], raters: [{ role: 'supervisor' }] }
const two: LevelsRule = { ...rule, raters: [{ role: 'supervisor' }, { role: 'store-manager' }] }
const group: LevelsRule = { ...rule, raters: [{ role: 'supervisor', weight: 60 }, { role: 'subordinate', weight: 40, isAnonymous: true }], final: 'weighted', fallback: 'supervisor' }
const chosen = (...levels: readonly (readonly [role: string, level: number])[]): SheetInputs => ({ levels: levels.map(([role, level]): LevelInput => ({ item: 'item', role, level })) })

type Row = readonly [rule: LevelsRule, inputs: SheetInputs, outcome: string, remark: string]

// Levels 1 to 5 are worth 10, 15, 20, 30 and 40.
const cases: readonly Row[] = [
  [rule, chosen(['supervisor', 1]), '10.00', 'level 1'],
  [rule, chosen(['supervisor', 2]), '15.00', 'level 2'],
  [rule, chosen(['supervisor', 3]), '20.00', 'level 3'],
  [rule, chosen(['supervisor', 4]), '30.00', 'level 4'],
  [rule, chosen(['supervisor', 5]), '40.00', 'level 5'],
  [rule, {}, 'waits for rating supervisor (10.00..40.00)', 'nobody chose yet: it can’t fall below level 1'],
  [rule, chosen(['self', 5]), 'waits for rating supervisor (10.00..40.00)', 'the own level informs'],
  [rule, chosen(['self', 5], ['supervisor', 3]), '20.00', 'the own level beside another'],
  [two, chosen(['supervisor', 3]), '20.00', 'the last who chose wins'],
  [two, chosen(['store-manager', 4], ['supervisor', 3]), '30.00', 'the last of both'],
  [{ ...two, final: 'mean' }, chosen(['store-manager', 4], ['supervisor', 3]), '25.00', 'the mean is of points, not of levels'],
  [{ ...two, final: 'mean' }, chosen(['supervisor', 3]), 'waits for rating store-manager (15.00..30.00)', 'half of a mean is known'],
  [group, chosen(['supervisor', 5], ['subordinate', 1], ['subordinate', 1], ['subordinate', 2]), '28.67', '0.6 × 40 + 0.4 × 35 ÷ 3'],
  [group, chosen(['supervisor', 5], ['subordinate', 1], ['subordinate', 1]), '40.00', 'two answers are too few'],
  [{ ...rule, ceiling: 25 }, chosen(['supervisor', 5]), '25.00', 'a ceiling'],
]

test.each(cases)('levels %j of %j give %s: %s', (given, inputs, outcome) => {
  expect(outcomeOf(given, inputs, 40)).toBe(outcome)
})

test.each([0, 6, 2.5, '3', null, undefined, NaN])('level %p is refused by its name', (level) => {
  const inputs: unknown = { levels: [{ item: 'item', role: 'supervisor', level }] }
  expect(() => outcomeOf(rule, inputs as SheetInputs, 40)).toThrow(/^levels\[0\]\.level: not-whole$/)
})

test('the sentences tell who chose which level', () => {
  const said = (given: LevelsRule, inputs: SheetInputs) => scoreRule(given, inputs, 40).sentences
  expect(said(rule, chosen(['supervisor', 4]))).toEqual(['主管评 4 级，30 分'])
  expect(said(rule, chosen(['self', 5], ['supervisor', 3]))).toEqual(['主管评 3 级，20 分', '自评 5 级，40 分，只作参考'])
  expect(said({ ...two, final: 'mean' }, chosen(['supervisor', 3], ['store-manager', 4]))).toEqual(['主管评 3 级，20 分，店长评 4 级，30 分，平均 = 25 分'])
  expect(said(group, chosen(['supervisor', 5], ['subordinate', 1], ['subordinate', 1], ['subordinate', 2]))).toEqual(['主管评 5 级，40 分 × 60%，下属 3 人平均 11.67 分 × 40%，合计 ≈ 28.67 分'])
  expect(said(rule, {})).toEqual(['等主管评分'])
})
