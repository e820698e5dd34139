import { explainItem, explainTotal } from '@shared/scoring/explain'
import type { IncidentInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installer } from '@shared/sheets/installer'
import { goldenLine } from './golden-line'

const ratings = (attendance: number, conduct: number, cleanliness: number, samples: number): NonNullable<SheetInputs['ratings']> =>
  ([['attendance', attendance], ['conduct-standard', conduct], ['cleanliness', cleanliness], ['sample-care', samples]] as const).map(([item, points]) => ({ item, role: 'store-manager', points }))

const good: SheetInputs = {
  metrics: { 'install-error-rate': 4, 'sales': 90_000, 'orders-completed': 18, 'orders-assigned': 20, 'backlog-rate': 7.5 },
  targets: { 'install-error-rate': 2, 'sales': 120_000 }, previous: { 'backlog-rate': 10 },
  incidents: [{ id: 'a', kind: 'late-order', quantity: 2 }, { id: 'b', kind: 'incomplete-archive' }, { id: 'c', kind: 'late-arrival' }], ratings: ratings(3.5, 5, 3, 1.5),
}
const incident = (kind: string, quantity: number, status?: IncidentInput['status']): IncidentInput => ({ id: `${kind}-${status ?? ''}`, kind, quantity, ...(status === undefined ? {} : { status }) })
const bad: SheetInputs = {
  metrics: { 'install-error-rate': 8, 'sales': 0, 'orders-completed': 5, 'orders-assigned': 20, 'backlog-rate': 16 }, targets: good.targets ?? {}, previous: good.previous ?? {},
  incidents: [incident('customer-complaint', 3), incident('late-order', 7), incident('incomplete-archive', 9)], ratings: ratings(0, 0, 0, 0),
}

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // 20 × 2 ÷ 4 = 10. 20 × 90000 ÷ 120000 = 15. 15 × 18 ÷ 20 = 13.5. 10 − 7.5 = 2.5 lower, 2 whole points: 10 + 4 = 14. 5. 10 − 4 = 6.  kpi 63.5
  // 3.5 + 5 = 8.5.  3 + 1.5 + (5 − 1) = 8.5.  63.5 + 8.5 + 8.5 = 80.5. Coming late is shown beside the attendance and costs nothing by itself.
  ['a month like most', good, '10.00 15.00 13.50 14.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 80.50'],
  // 20 × 2 ÷ 8 = 5. 0. 15 × 5 ÷ 20 = 3.75. 6 higher: 10 − 12 → floor 0. 5 − 15 = −10. 10 − 14 = −4. Archive 5 − 9 → 0. Sum −5.25: two items go below 0 and eat other points.
  ['a month to forget', bad, '5.00 0.00 3.75 0.00 -10.00 -4.00 0.00 0.00 0.00 0.00 0.00 | -5.25'],
  // No error at all is full marks; sales above the target are capped; backlog 20 lower gains 40: 10 + 40 = 50, no ceiling.
  ['one item outruns the sheet', { ...good, metrics: { ...good.metrics, 'install-error-rate': 0, 'sales': 150_000, 'backlog-rate': 0 }, previous: { 'backlog-rate': 20 } }, '20.00 20.00 13.50 50.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 131.50'],
  ['a complaint that nobody verified yet is open', { ...good, incidents: [incident('customer-complaint', 1, 'logged')] }, '10.00 15.00 13.50 14.00 5.00 10.00 3.50 5.00 3.00 1.50 5.00 | 85.50 (80.50..85.50)'],
  ['no previous period: as if equal', { ...good, previous: {} }, '10.00 15.00 13.50 10.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 76.50'],
  // Nothing assigned: the orders wait for 0 to 15 points.
  ['no orders assigned', { ...good, metrics: { ...good.metrics, 'orders-completed': 0, 'orders-assigned': 0 } }, '10.00 15.00 – 14.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 67.00 (67.00..82.00)'],
  ['no target set', { ...good, targets: { 'install-error-rate': 2 } }, '10.00 – 13.50 14.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 65.50 (65.50..85.50)'],
  // kpi without sales: 48.5 ÷ 60 × 80 = 64.666… = 64.67; 64.67 + 8.5 + 8.5 = 81.67
  ['sales left out: the section carries its points', { ...good, targets: { 'install-error-rate': 2 }, settlements: [{ item: 'sales-attainment', choice: 'exclude', reason: '没有销售任务' }] }, '10.00 – 13.50 14.00 5.00 6.00 3.50 5.00 3.00 1.50 4.00 | 81.67'],
  // Without a previous period the backlog will give 10 whatever it is: 20 + 10.
  ['nothing is in yet', {}, '– – – – 5.00 10.00 – – – – 5.00 | 20.00 (30.00..100.00)'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(installer, inputs)).toBe(golden)
})

test('a month explains itself', () => {
  const card = scoreSheet(installer, good)
  expect(card.items.map((item) => explainItem(installer, item).join('；'))).toEqual([
    '目标 2% ÷ 安装差错率 4% × 20 = 10 分', '销售额 90000 元 ÷ 目标 120000 × 20 = 15 分', '装完单数 18 个 ÷ 派单数 20 × 15 = 13.5 分',
    '上期 10% 为 10 分；7.5% 低 2 个百分点，+4 分 = 14 分；不满 1 个百分点的 0.5 不算', '从 5 分起，没有加分也没有扣分 = 5 分', '从 10 分起；下单超时 2 次，−4 分 = 6 分',
    '店长评 3.5 分', '店长评 5 分', '店长评 3 分', '店长评 1.5 分', '从 5 分起；归档不完整 1 次，−1 分 = 4 分',
  ])
  expect(explainTotal(installer, card)).toEqual(['关键绩效指标 63.5 分', '行为规范 8.5 分', '日常工作 8.5 分', '63.5 + 8.5 + 8.5 = 80.5 分'])
})

test('items that an installer does not do can be switched off, their points spread over the section', () => {
  const off = { ...installer, items: installer.items.map((item) => (item.id === 'sales-attainment' || item.id === 'order-timeliness' ? { ...item, isOff: true } : item)) }
  // (10 + 13.5 + 14 + 5) ÷ (20 + 15 + 10 + 5) × 80 = 42.5 ÷ 50 × 80 = 68; 68 + 8.5 + 8.5
  const card = scoreSheet(off, good)
  expect(card.total).toBe('85.00')
  const [, sales] = card.items
  expect(sales === undefined ? [] : explainItem(off, sales)).toEqual(['本公司不用这一项，分值由其他项目按比例分担'])
})
