import { explainItem, explainTotal } from '@shared/scoring/explain'
import type { MetricInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { csSupervisorScale } from '@shared/sheets/cs-supervisor-scale'
import { goldenLine } from './golden-line'

const order = ['standard-execution-rate', 'feedback-timeliness-rate', 'information-relay-rate', 'callback-rate', 'complaint-overdue-days', 'suggestions-adopted', 'customer-satisfaction', 'collaboration-satisfaction', 'key-account-loss-rate']
const month = (values: readonly MetricInput[], levels: readonly number[]): SheetInputs => ({
  metrics: Object.fromEntries(order.flatMap((id, index) => (values[index] === undefined ? [] : [[id, values[index]]]))),
  levels: ['customer-focus', 'attention-to-detail', 'compliance'].flatMap((item, index) => (levels[index] === undefined ? [] : [{ item, role: 'supervisor', level: levels[index] }])),
})

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // 105 of 105 is 100; 40 + 30 + 30 = 100; 100 × 70 % + 100 × 30 %
  ['full marks of 105 are 100', month([99, 90, 100, 100, 0, 3, 90, 90, 1], [5, 5, 5]), '25.00 15.00 10.00 10.00 10.00 10.00 15.00 5.00 5.00 40.00 30.00 30.00 | 100.00'],
  // 20 + 15 + 10 + 5 + 5 + 0 + 10 + 5 + 5 = 75; 75 ÷ 105 × 100 = 71.428… = 71.43; 30 + 20 + 25 = 75; 71.43 × 0.7 + 75 × 0.3 = 50.001 + 22.5 = 72.501
  ['a month like most', month([95.5, 92, 100, 95, '1.5', 2, 85, 91, 0], [4, 3, 4]), '20.00 15.00 10.00 5.00 5.00 0.00 10.00 5.00 5.00 30.00 20.00 25.00 | 72.50'],
  // 0 everywhere; behaviour can't fall below 10 + 10 + 10 = 30: 30 × 0.3
  ['nothing reached', month([89, 79, 99, 89, 5, 0, 79, 89, 2], [1, 1, 1]), '0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 10.00 10.00 10.00 | 9.00'],
  // 20 at 98.99 %, 10 at 89.99 %, 0 at 99.99 %, 5 at 99.99 %, 10 with 0.99 days, 0 with 2, 10 at 89.99, 0 at 89.99, 0 at 1.01 %: 55 ÷ 105 × 100 = 52.38; × 0.7 = 36.666; + 30
  ['a hair below every edge', month(['98.99', '89.99', '99.99', '99.99', '0.99', 2, '89.99', '89.99', '1.01'], [5, 5, 5]), '20.00 10.00 0.00 5.00 10.00 0.00 10.00 0.00 0.00 40.00 30.00 30.00 | 66.67'],
  ['nothing is in yet: behaviour gives 30 × 30 % at least', {}, '– – – – – – – – – – – – | 0.00 (9.00..100.00)'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(csSupervisorScale, inputs)).toBe(golden)
})

test('a month explains itself, the way from 105 to 100 and to 70 % and 30 % included', () => {
  const card = scoreSheet(csSupervisorScale, month([95.5, 92, 100, 95, '1.5', 2, 85, 91, 0], [4, 3, 4]))
  expect(card.items.map((item) => explainItem(csSupervisorScale, item).join('；'))).toEqual([
    '服务规范执行率 95.5%，达到 95% = 20 分', '意见反馈及时率 92%，达到 90% = 15 分', '信息传递及时率 100%，达到 100% = 10 分', '客户回访率 95%，达到 90% = 5 分',
    '从 10 分起；投诉超时天数 1 天，−5 分 = 5 分', '采纳建议数 2 个，没到任何一档 = 0 分', '客户满意度 85 分，达到 80 分 = 10 分', '部门协作满意度 91 分，达到 90 分 = 5 分', '大客户流失率 0%，不超过 1% = 5 分',
    '主管评 4 级，30 分', '主管评 3 级，20 分', '主管评 4 级，25 分',
  ])
  expect(explainTotal(csSupervisorScale, card)).toEqual(['业绩考核 75 ÷ 105 × 100 ≈ 71.43 分', '行为考核 75 分', '71.43 × 70% + 75 × 30% ≈ 72.5 分'])
})
