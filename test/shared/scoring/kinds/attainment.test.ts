import type { SheetInputs } from '@shared/scoring/inputs'
import type { AttainmentRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: AttainmentRule = { kind: 'attainment', metric: 'score', target: 100, better: 'higher' }
const personal: AttainmentRule = { kind: 'attainment', metric: 'sales', target: { perEmployee: true }, better: 'higher' }
const errors: AttainmentRule = { kind: 'attainment', metric: 'error-rate', target: 2, better: 'lower' }
const assigned: AttainmentRule = { kind: 'attainment', metric: 'orders', target: { metric: 'orders-assigned' }, better: 'higher' }
const less: AttainmentRule = { kind: 'attainment', metric: 'error-rate', target: { previous: true }, better: 'lower' }
const before: AttainmentRule = { kind: 'attainment', metric: 'sales', target: { previous: true }, better: 'higher' }

type Row = readonly [rule: AttainmentRule, inputs: SheetInputs, outcome: string, remark: string]

// Full marks are 20.
const cases: readonly Row[] = [
  [rule, { metrics: { score: '88' } }, '17.60', '20 × 88 ÷ 100'],
  [rule, { metrics: { score: 0 } }, '0.00', 'zero'],
  [rule, { metrics: { score: 100 } }, '20.00', 'full'],
  [rule, { metrics: { score: '88.88' } }, '17.78', '17.776 rounds up'],
  [rule, { metrics: { score: '88.875' } }, '17.78', '17.775: half away from zero'],
  [rule, {}, 'waits for metric score (0.00..20.00)', 'missing'],
  [{ ...rule, target: 200 }, {}, 'waits for metric score (0.00..10.00)', 'missing: 100 is the most that a survey gives'],
  [personal, { metrics: { sales: 120 }, targets: { sales: 100 } }, '20.00', 'capped at full marks'],
  [{ ...personal, cap: '1.2' }, { metrics: { sales: 150 }, targets: { sales: 100 } }, '24.00', 'a cap of 1.2'],
  [{ ...personal, cap: '1.2', ceiling: 22 }, { metrics: { sales: 150 }, targets: { sales: 100 } }, '22.00', 'a ceiling below the cap'],
  [personal, { metrics: { sales: '1.1' }, targets: { sales: 3 } }, '7.33', '20 × 1.1 ÷ 3 as on paper'],
  [personal, { metrics: { sales: 100 } }, 'waits for target sales (0.00..20.00)', 'no target yet'],
  [personal, { targets: { sales: 100 } }, 'waits for metric sales (0.00..20.00)', 'no value yet'],
  [errors, { metrics: { 'error-rate': 2 } }, '20.00', 'lower is better: equal to the target'],
  [errors, { metrics: { 'error-rate': 3 } }, '13.33', 'lower is better: 20 × 2 ÷ 3'],
  [errors, { metrics: { 'error-rate': 1 } }, '20.00', 'lower is better: capped'],
  [errors, { metrics: { 'error-rate': 0 } }, '20.00', 'lower is better: none at all is the cap'],
  [{ ...errors, target: 0 }, { metrics: { 'error-rate': 0 } }, '20.00', 'a target of 0, met'],
  [{ ...errors, target: 0 }, { metrics: { 'error-rate': '0.01' } }, '0.00', 'a target of 0, missed'],
  [errors, {}, 'waits for metric error-rate (0.40..20.00)', 'missing: even 100 % leaves 20 × 2 ÷ 100'],
  [assigned, { metrics: { orders: 9, 'orders-assigned': 12 } }, '15.00', 'a target taken from another metric'],
  [assigned, { metrics: { orders: 0, 'orders-assigned': 0 } }, 'waits for metric orders-assigned (0.00..20.00)', 'no orders assigned'],
  [{ ...assigned, better: 'lower' }, { metrics: { orders: 0, 'orders-assigned': 0 } }, 'waits for metric orders-assigned (0.00..20.00)', 'no orders assigned, lower is better'],
  [assigned, { metrics: { orders: 5 } }, 'waits for metric orders-assigned (0.00..20.00)', 'assigned orders missing'],
  [before, { metrics: { sales: 80 }, previous: { sales: 100 } }, '16.00', 'against last period'],
  [before, { metrics: { sales: 80 } }, '20.00', 'no previous period: as if equal'],
  [{ ...before, whenNoPrevious: 'full', cap: '0.5' }, { metrics: { sales: 80 } }, '20.00', 'no previous period: full marks'],
  [before, {}, 'waits for metric sales (20.00..20.00)', 'missing, no previous period'],
  [less, { metrics: { 'error-rate': 4 }, previous: { 'error-rate': 2 } }, '10.00', 'lower than before is better: 20 × 2 ÷ 4'],
  [less, { metrics: { 'error-rate': 4 }, previous: { 'error-rate': 0 } }, '0.00', 'last period was spotless: one case zeroes the item'],
  [{ ...less, minimumPrevious: 2 }, { metrics: { 'error-rate': 4 }, previous: { 'error-rate': 0 } }, '10.00', 'unless the sheet takes at least 2 % for last period'],
  [{ ...less, minimumPrevious: 2 }, { metrics: { 'error-rate': 4 }, previous: { 'error-rate': 3 } }, '15.00', 'a previous value above that minimum stands'],
  [less, { metrics: { 'error-rate': 0 }, previous: { 'error-rate': 0 } }, '20.00', 'spotless twice'],
  [{ ...personal, cap: null }, { metrics: { sales: 150 }, targets: { sales: 100 } }, '30.00', 'no cap: as some forms print it'],
  [{ ...personal, cap: null }, { targets: { sales: 100 } }, 'waits for metric sales (0.00..∞)', 'no cap: nothing bounds it'],
  [{ ...personal, cap: null, ceiling: 25 }, {}, 'waits for metric sales (0.00..25.00)', 'no cap, but a ceiling'],
  [{ ...errors, cap: null }, {}, 'waits for metric error-rate (0.40..∞)', 'no cap, lower is better'],
  [{ ...errors, cap: null, target: 150 }, {}, 'waits for metric error-rate (20.00..∞)', 'no cap, a target beyond reach: at 100 % 30 points, spotless full marks'],
  [before, { metrics: { sales: 80 }, previous: { sales: 0 } }, 'waits for target sales (0.00..20.00)', 'last period was 0: nothing to divide by'],
]

test.each(cases)('attainment %j of %j gives %s: %s', (given, inputs, outcome) => {
  expect(outcomeOf(given, inputs, 20)).toBe(outcome)
})

test('a set target of 0 where higher is better is an error that names the field', () => {
  expect(() => outcomeOf(personal, { metrics: { sales: 5 }, targets: { sales: 0 } })).toThrow(/^targets\.sales: /)
})

test('the sentences tell the division and what the cap did', () => {
  const said = (given: AttainmentRule, inputs: SheetInputs) => scoreRule(given, inputs, 20).sentences
  expect(said(rule, { metrics: { score: '88' } })).toEqual(['回访得分 88 分 ÷ 100 × 20 = 17.6 分'])
  expect(said(personal, { metrics: { sales: 120 }, targets: { sales: 100 } })).toEqual(['销售额 120 元 ÷ 目标 100 × 20，封顶 20 分'])
  expect(said(personal, { metrics: { sales: '1.1' }, targets: { sales: 3 } })).toEqual(['销售额 1.1 元 ÷ 目标 3 × 20 ≈ 7.33 分'])
  expect(said(errors, { metrics: { 'error-rate': 3 } })).toEqual(['目标 2% ÷ 差错率 3% × 20 ≈ 13.33 分'])
  expect(said(errors, { metrics: { 'error-rate': 0 } })).toEqual(['差错率 0%，没有可扣的 = 20 分'])
  expect(said(assigned, { metrics: { orders: 9, 'orders-assigned': 12 } })).toEqual(['完成单数 9 个 ÷ 应装单数 12 × 20 = 15 分'])
  expect(said(before, { metrics: { sales: 80 }, previous: { sales: 100 } })).toEqual(['销售额 80 元 ÷ 上期 100 × 20 = 16 分'])
  expect(said({ ...less, minimumPrevious: 2 }, { metrics: { 'error-rate': 4 }, previous: { 'error-rate': 0 } })).toEqual(['上期 2% ÷ 差错率 4% × 20 = 10 分', '上期 0% 太低，按 2% 算'])
  expect(said(before, { metrics: { sales: 80 } })).toEqual(['没有上期数据，按 20 分'])
  expect(said(personal, { metrics: { sales: 100 } })).toEqual(['还没有设定目标：销售额'])
  expect(said({ ...personal, cap: '1.2', ceiling: 22 }, { metrics: { sales: 150 }, targets: { sales: 100 } })).toEqual(['销售额 150 元 ÷ 目标 100 × 20，封顶 24 分', '最高 22 分，按 22 分算'])
})
