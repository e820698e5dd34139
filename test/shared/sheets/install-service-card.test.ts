import { explainItem, explainPay, sourceSentence } from '@shared/scoring/explain'
import type { MetricInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { goldenLine } from './golden-line'

const month = (rate: SheetInputs['metrics'], coordination: number | null, incidents: SheetInputs['incidents'] = [], baseSalary = '6000'): SheetInputs =>
  ({ metrics: rate ?? {}, incidents, ratings: coordination === null ? [] : [{ item: 'sales-coordination', role: 'sales-manager', points: coordination }], baseSalary })
const rates = (firstPass: MetricInput, survey: number | string, satisfaction: number) =>
  ({ 'first-pass-rate': firstPass, 'inspection-survey-score': survey, 'after-sales-satisfaction': satisfaction })

const worked = month(rates(93.5, '88', 97), 8.5, [{ id: 'i1', kind: 'tool-violation', quantity: 2 }], '6000.00')

const line = (inputs: SheetInputs) => goldenLine(installServiceCard, inputs)

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  ['the worked case', worked, '23.00 17.60 17.00 8.00 6.00 8.50 | 80.10 | ¥6007.50'],
  ['every standard just met: 51 of 100, and the rest from survey and coordination', month(rates(90, 0, 95), 0), '20.00 0.00 15.00 8.00 8.00 0.00 | 51.00 | ¥3825.00'],
  ['full marks everywhere, commendations included', month(rates(100, 100, 100), 10, [{ id: 'a', kind: 'warehouse-commendation', quantity: 2 }, { id: 'b', kind: 'tool-vehicle-commendation', quantity: 2 }]), '30.00 20.00 20.00 10.00 10.00 10.00 | 100.00 | ¥7500.00'],
  ['a disaster', month(rates(0, 0, 0), 0, [{ id: 'a', kind: 'warehouse-violation', quantity: 20 }, { id: 'b', kind: 'vehicle-violation', quantity: 9 }]), '0.00 0.00 0.00 0.00 0.00 0.00 | 0.00 | ¥0.00'],
  ['the month has just begun', month({}, null), '– – – 8.00 8.00 – | 16.00 (16.00..96.00) | ¥– (1200.00..7200.00)'],
  ['six jobs are too few for a rate', month(rates({ numerator: 5, denominator: 6 }, 88, 97), 8.5), '– 17.60 17.00 8.00 8.00 8.50 | 59.10 (59.10..89.10) | ¥– (4432.50..6682.50)'],
  ['ten jobs count: 9 of 10 is 90 %', month(rates({ numerator: 9, denominator: 10 }, 88, 97), 8.5), '20.00 17.60 17.00 8.00 8.00 8.50 | 79.10 | ¥5932.50'],
  ['a disputed violation', month(rates(93.5, '88', 97), 8.5, [{ id: 'i1', kind: 'tool-violation', quantity: 2, status: 'disputed' }]), '23.00 17.60 17.00 8.00 8.00 8.50 | 82.10 (80.10..82.10) | ¥6157.50 (6007.50..6157.50)'],
])('%s', (_remark, inputs, golden) => {
  expect(line(inputs)).toBe(golden)
})

test('the worked case explains itself', () => {
  const card = scoreSheet(installServiceCard, worked)
  expect(card.items.map((item) => [item.id, ...explainItem(installServiceCard, item)])).toEqual([
    ['first-pass-rate', '90% 为 20 分；93.5% 高 3 个百分点，+3 分 = 23 分', '不满 1 个百分点的 0.5 不算'],
    ['inspection', '质检电话回访得分 88 分 ÷ 100 × 20 = 17.6 分'],
    ['after-sales', '95% 为 15 分；97% 高 2 个百分点，+2 分 = 17 分'],
    ['warehouse', '从 8 分起，没有加分也没有扣分 = 8 分'],
    ['tools-vehicles', '从 8 分起；工具违规 2 次，−2 分 = 6 分'],
    ['sales-coordination', '销售经理评 8.5 分'],
  ])
  expect(explainPay(installServiceCard, card, { baseSalary: '6000.00' })).toBe('80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50')
})

test('an empty month says what every item waits for', () => {
  const card = scoreSheet(installServiceCard, {})
  expect(card.items.map((item) => explainItem(installServiceCard, item)[0])).toEqual([
    '还差：一次安装合格率', '还差：质检电话回访得分', '还差：售后满意率', '从 8 分起，没有加分也没有扣分 = 8 分', '从 8 分起，没有加分也没有扣分 = 8 分', '等销售经理评分',
  ])
  expect(card.items.map(({ waitsFor }) => waitsFor)).toEqual([
    { kind: 'metric', subject: 'first-pass-rate' }, { kind: 'metric', subject: 'inspection-survey-score' }, { kind: 'metric', subject: 'after-sales-satisfaction' }, undefined, undefined,
    { kind: 'rating', subject: 'sales-manager' },
  ])
})

test('a value says who entered it, from which form, and whom it is shared by', () => {
  const source = { enteredBy: '吴质检', form: '质检电话回访表', at: '2026-03-02T02:00:00.000Z', scope: 'crew' as const }
  const card = scoreSheet(installServiceCard, { metrics: {
    'inspection-survey-score': { value: '88', source }, 'first-pass-rate': { numerator: 29, denominator: 31, source: { ...source, form: '安装完工单', scope: 'employee' } },
    'after-sales-satisfaction': { value: 97, source: { scope: 'store' } },
  } })
  expect(card.items.flatMap(({ trace }) => trace.inputs.map((input) => sourceSentence(installServiceCard, input)))).toEqual([
    '一次安装合格率 93.548387%（合格 29 单 / 完工 31 单），来自安装完工单，吴质检录入', '质检电话回访得分 88 分，来自质检电话回访表，吴质检录入，班组共用', null, '售后满意率 97%，门店共用',
  ])
})

test('the trace holds the steps, the inputs and their sources, in the same bytes every time', () => {
  expect(scoreSheet(installServiceCard, worked)).toMatchSnapshot()
})
