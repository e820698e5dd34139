import { explainItem, explainTotal } from '@shared/scoring/explain'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { afterSalesKpi } from '@shared/sheets/after-sales-kpi'
import { goldenLine } from './golden-line'

const month: SheetInputs = {
  tasks: [{ item: 'work-plan', name: '梳理退换货流程', urgency: 2, importance: 3, completion: 80 }, { item: 'work-plan', name: '更新话术', urgency: 1, importance: 2, completion: 100 }],
  ratings: [{ item: 'collaboration', role: 'supervisor', points: 4 }, { item: 'leadership', role: 'supervisor', points: 3 }, { item: 'execution', role: 'supervisor', points: 4 }],
  metrics: { 'bad-review-rate': 2.5, 'refund-dispute-rate': '0.8' }, targets: { 'bad-review-rate': 2 }, previous: { 'refund-dispute-rate': '0.6' },
  incidents: [{ id: 'a', kind: 'data-error', quantity: 2 }, { id: 'b', kind: 'late-issue' }],
}

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // (6 × 80 % + 2 × 100 %) ÷ 8 × 10 = 6.8 ÷ 8 × 10 = 8.5. 4 + 3 + 4 = 11; 11 ÷ 15 × 30 = 22. 40 × 2 ÷ 2.5 = 32. 5 × 0.6 ÷ 0.8 = 3.75. 5 − 2 = 3. 10 − 2 = 8. 8.5 + 22 + 32 + 3.75 + 3 + 8
  ['a month like most', month, '8.50 4.00 3.00 4.00 32.00 3.75 3.00 8.00 | 77.25'],
  ['more disputes than before earn less, fewer earn no more than full marks', { ...month, metrics: { 'bad-review-rate': 1, 'refund-dispute-rate': '0.3' } }, '8.50 4.00 3.00 4.00 40.00 5.00 3.00 8.00 | 86.50'],
  ['a spotless period before: one dispute leaves nothing', { ...month, previous: { 'refund-dispute-rate': 0 } }, '8.50 4.00 3.00 4.00 32.00 0.00 3.00 8.00 | 73.50'],
  ['no previous period: as if equal', { ...month, previous: {} }, '8.50 4.00 3.00 4.00 32.00 5.00 3.00 8.00 | 78.50'],
  ['more errors than points: the floors hold', { ...month, incidents: [{ id: 'a', kind: 'data-error', quantity: 9 }, { id: 'b', kind: 'late-issue', quantity: 9 }] }, '8.50 4.00 3.00 4.00 32.00 3.75 0.00 0.00 | 66.25'],
  ['no target yet', { ...month, targets: {} }, '8.50 4.00 3.00 4.00 – 3.75 3.00 8.00 | 45.25 (45.25..85.25)'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(afterSalesKpi, inputs)).toBe(golden)
})

test('with the veto switched on one data error zeroes the item', () => {
  const on = { ...afterSalesKpi, items: afterSalesKpi.items.map((item) => (item.veto === undefined ? item : { ...item, veto: { ...item.veto, isOn: true } })) }
  expect(goldenLine(on, month)).toBe('8.50 4.00 3.00 4.00 32.00 3.75 0.00 8.00 | 74.25')
})

test('half a point is no step of this form', () => {
  expect(() => scoreSheet(afterSalesKpi, { ratings: [{ item: 'collaboration', role: 'supervisor', points: 3.5 }] })).toThrow('ratings[0].points: off-step')
})

test('a month explains itself', () => {
  const card = scoreSheet(afterSalesKpi, month)
  expect(card.items.map((item) => explainItem(afterSalesKpi, item)[0])).toEqual([
    '2 项任务按权重完成 6.8 ÷ 8 × 10 = 8.5 分', '主管评 4 分', '主管评 3 分', '主管评 4 分', '目标 2% ÷ 中差评率 2.5% × 40 = 32 分', '上期 0.6% ÷ 退款纠纷率 0.8% × 5 = 3.75 分',
    '从 5 分起；数据差错 2 次，−2 分 = 3 分', '从 10 分起；问题处理拖延 1 次，−2 分 = 8 分',
  ])
  expect(explainTotal(afterSalesKpi, card)).toEqual(['其他项目 55.25 分', '综合能力 11 ÷ 15 × 30 = 22 分', '55.25 + 22 = 77.25 分'])
})
