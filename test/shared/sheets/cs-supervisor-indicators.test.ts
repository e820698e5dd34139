import type { SheetInputs } from '@shared/scoring/inputs'
import { csSupervisorIndicators } from '@shared/sheets/cs-supervisor-indicators'
import { goldenLine } from './golden-line'

const month: SheetInputs = {
  metrics: { 'customer-satisfaction': 88, 'sales': '45678.9', 'milestones-reached': 5, 'milestones-due': 6 }, targets: { 'customer-satisfaction': 92, 'sales': 60_000 },
  ratings: [{ item: 'team-management', role: 'supervisor', points: 15.5 }, { item: 'business-handling', role: 'supervisor', points: 17 }, { item: 'service-quality', role: 'supervisor', points: 16 }],
  incidents: [{ id: 'a', kind: 'service-violation', quantity: 2 }],
}

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // 20 × 88 ÷ 92 = 19.130… = 19.13. 15.5 + 17 + 16. 10 × 45678.9 ÷ 60000 = 7.61315 = 7.61. 10 × 5 ÷ 6 = 8.333… = 8.33. 19.13 + 48.5 + 15.94
  ['a month like most; violations are shown beside the rating and cost nothing by themselves', month, '19.13 15.50 17.00 16.00 7.61 8.33 | 83.57'],
  ['everything reached', { ...month, metrics: { 'customer-satisfaction': 100, 'sales': 60_000, 'milestones-reached': 6, 'milestones-due': 6 } }, '20.00 15.50 17.00 16.00 10.00 10.00 | 88.50'],
  // Section of sales and projects without projects: 7.61 ÷ 10 × 20 = 15.22; 67.63 + 15.22
  ['no milestone due, left out', { ...month, metrics: { ...month.metrics, 'milestones-reached': 0, 'milestones-due': 0 }, settlements: [{ item: 'projects', choice: 'exclude', reason: '本月没有到期节点' }] }, '19.13 15.50 17.00 16.00 7.61 – | 82.85'],
  ['no milestone due: it waits', { ...month, metrics: { ...month.metrics, 'milestones-reached': 0, 'milestones-due': 0 } }, '19.13 15.50 17.00 16.00 7.61 – | 75.24 (75.24..85.24)'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(csSupervisorIndicators, inputs)).toBe(golden)
})
