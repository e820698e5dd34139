import type { SheetInputs } from '@shared/scoring/inputs'
import type { DeviationRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: DeviationRule = {
  kind: 'deviation', metric: 'rate', baseline: 90, base: 20, up: 1, down: 1, size: 1, partial: 'ignore', better: 'higher', floor: 0, ceiling: 30,
}
const rate = (value: number | string): SheetInputs => ({ metrics: { rate: value } })

type Row = readonly [change: Partial<DeviationRule>, inputs: SheetInputs, outcome: string, remark: string]

// Unless the first column says otherwise: 20 points at 90 %, 1 point per full percentage point, 0 to 30.
const cases: readonly Row[] = [
  [{}, rate(90), '20.00', 'the baseline itself'],
  [{}, rate(93.5), '23.00', 'half a point does not count'],
  [{}, rate('93.999999'), '23.00', 'a hair below the fourth point'],
  [{}, rate(94), '24.00', 'the exact edge'],
  [{}, rate(89.5), '20.00', 'nor does half a point below cost anything'],
  [{}, rate(89), '19.00', 'the exact edge below'],
  [{}, rate('89.000001'), '20.00', 'a hair above the edge below'],
  [{}, rate(100), '30.00', 'the most there is is the ceiling'],
  [{}, rate(70), '0.00', 'the floor is just reached'],
  [{}, rate(0), '0.00', 'the floor holds'],
  [{}, { metrics: { rate: { numerator: 29, denominator: 31 } } }, '23.00', '29 of 31 is 93.548… %'],
  [{ baseline: '98.99' }, rate('98.99'), '20.00', 'no binary rounding at the edge'],
  [{ size: '0.1' }, rate('90.3'), '23.00', '0.3 ÷ 0.1 is 3, not 2.999…'],
  [{ partial: 'prorate' }, rate(93.5), '23.50', 'prorated'],
  [{ partial: 'prorate' }, rate('93.333333'), '23.33', 'prorated and rounded at the end'],
  [{ partial: 'prorate' }, rate('93.335'), '23.34', 'half away from zero'],
  [{ partial: 'prorate', size: 3 }, rate(92), '20.67', 'a fraction that never ends'],
  [{ partial: 'prorate', floor: null }, rate('69.995'), '-0.01', 'half away from zero below it as well'],
  [{ floor: null }, rate(60), '-10.00', 'no floor: below zero'],
  [{ ceiling: null, up: 2 }, rate(100), '40.00', 'no ceiling: above the maximum'],
  [{ up: 2, down: 3 }, rate(88), '14.00', 'down has its own step'],
  [{ better: 'lower' }, rate(88), '22.00', 'lower is better: below gains'],
  [{ better: 'lower' }, rate(93), '17.00', 'lower is better: above loses'],
  [{ metric: 'error-rate', baseline: { previous: true }, base: 10, up: 2, down: 2, better: 'lower', ceiling: null }, { metrics: { 'error-rate': 12 }, previous: { 'error-rate': 15 } }, '16.00', 'against last period, 3 lower'],
  [{ baseline: { previous: true } }, rate(95), '20.00', 'no previous period: as if equal'],
  [{ baseline: { previous: true }, whenNoPrevious: 'full' }, rate(25), '30.00', 'no previous period: full marks'],
  [{ baseline: { previous: true } }, {}, 'waits for metric rate (20.00..20.00)', 'missing, no previous period: it will be as if equal'],
  [{ baseline: { previous: true }, floor: null, ceiling: null }, { previous: { rate: 90 } }, 'waits for metric rate (-70.00..30.00)', 'missing, against last period'],
  [{}, {}, 'waits for metric rate (0.00..30.00)', 'missing'],
  [{ floor: null, ceiling: null }, {}, 'waits for metric rate (-70.00..30.00)', 'missing, bounded by what a percentage can be'],
  [{ metric: 'sales', floor: null, ceiling: null }, {}, 'waits for metric sales (-70.00..∞)', 'missing, without a bound above'],
  [{ metric: 'sales', better: 'lower', floor: null }, {}, 'waits for metric sales (∞..30.00)', 'missing, without a bound below'],
  [{ metric: 'counted-rate' }, { metrics: { 'counted-rate': { numerator: 9, denominator: 9 } } }, 'waits for metric counted-rate (0.00..30.00)', 'nine jobs are too few'],
  [{ metric: 'counted-rate' }, { metrics: { 'counted-rate': { numerator: 9, denominator: 10 } } }, '20.00', 'ten are enough'],
  [{}, { metrics: { rate: { numerator: 0, denominator: 0 } } }, 'waits for metric rate (0.00..30.00)', 'no job at all'],
]

test.each(cases)('deviation %j of %j gives %s: %s', (change, inputs, outcome) => {
  expect(outcomeOf({ ...rule, ...change }, inputs, 30)).toBe(outcome)
})

test('the sentences tell the arithmetic, what was left over and what a bound did', () => {
  const said = (change: Partial<DeviationRule>, inputs: SheetInputs) => scoreRule({ ...rule, ...change }, inputs, 30).sentences
  expect(said({}, rate(93.5))).toEqual(['90% 为 20 分；93.5% 高 3 个百分点，+3 分 = 23 分', '不满 1 个百分点的 0.5 不算'])
  expect(said({}, rate(88))).toEqual(['90% 为 20 分；88% 低 2 个百分点，−2 分 = 18 分'])
  expect(said({}, rate(90))).toEqual(['90% 为 20 分；90% 正好相等 = 20 分'])
  expect(said({}, rate(90.5))).toEqual(['90% 为 20 分；90.5% 只高 0.5 个百分点，不满 1 个百分点不算 = 20 分'])
  expect(said({}, rate(60))).toEqual(['90% 为 20 分；60% 低 30 个百分点，−30 分 = −10 分', '最低 0 分，按 0 分算'])
  expect(said({ up: 2 }, rate(100))).toEqual(['90% 为 20 分；100% 高 10 个百分点，+20 分 = 40 分', '最高 30 分，按 30 分算'])
  expect(said({ size: 5 }, rate(97))).toEqual(['90% 为 20 分；97% 高 7 个百分点（每 5 个百分点算 1 档，1 档），+1 分 = 21 分', '不满 5 个百分点的 2 不算'])
  expect(said({ partial: 'prorate', size: 3 }, rate(92))).toEqual(['90% 为 20 分；92% 高 2 个百分点（每 3 个百分点算 1 档，约 0.66 档），+0.67 分 ≈ 20.67 分'])
  expect(said({}, { metrics: { rate: { numerator: 29, denominator: 31 } } })).toEqual(['90% 为 20 分；约 93.54% 高 3 个百分点，+3 分 = 23 分', '不满 1 个百分点的约 0.54 不算'])
  expect(said({ baseline: { previous: true } }, { metrics: { rate: 92 }, previous: { rate: 90 } })).toEqual(['上期 90% 为 20 分；92% 高 2 个百分点，+2 分 = 22 分'])
  expect(said({ baseline: { previous: true } }, rate(92))).toEqual(['没有上期数据，按 20 分'])
  expect(said({}, {})).toEqual(['还差：合格率'])
  expect(said({ metric: 'counted-rate' }, { metrics: { 'counted-rate': { numerator: 5, denominator: 6 } } })).toEqual(['完工 6 单，满 10 单才计分'])
  expect(said({}, { metrics: { rate: { numerator: 0, denominator: 0 } } })).toEqual(['还没有完工的单子，先不计分'])
})
