import { explainTotal } from '@shared/scoring/explain'
import type { SheetInputs, TaskInput } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { csSupervisorMonthly } from '@shared/sheets/cs-supervisor-monthly'
import { goldenLine } from './golden-line'

const task = (name: string, urgency: number, importance: number, completion: number): TaskInput => ({ item: 'task-list', name, urgency, importance, completion })
const rated = ['complaint-handling', 'teamwork', 'coaching', 'motivation', 'learning', 'skills', 'business-development']
const month = (tasks: readonly TaskInput[], satisfaction: number, resolution: number, points: readonly number[]): SheetInputs => ({
  tasks, metrics: { 'customer-satisfaction': satisfaction, 'resolution-rate': resolution }, targets: { 'customer-satisfaction': 90, 'resolution-rate': 95 },
  ratings: rated.flatMap((item, index) => (points[index] === undefined ? [] : [{ item, role: 'supervisor', points: points[index] }])),
})

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // Weights 9, 4, 2: (9 × 100 % + 4 × 50 % + 2 × 0 %) ÷ 15 × 30 = 11 ÷ 15 × 30 = 22. 15 × 81 ÷ 90 = 13.5. 10 × 93 ÷ 95 = 9.789… = 9.79. 4 + 7 + 5 + 5 + 6 + 5 + 4 = 36. 22 + 13.5 + 9.79 + 36
  ['a month like most', month([task('旺季排班', 3, 3, 100), task('回访新客户', 2, 2, 50), task('整理资料', 1, 2, 0)], 81, 93, [4, 7, 5, 5, 6, 5, 4]), '22.00 13.50 9.79 4.00 7.00 5.00 5.00 6.00 5.00 4.00 | 81.29'],
  ['everything done and above target', month([task('旺季排班', 1, 1, 100)], 96, 100, [5, 8, 6, 6, 8, 6, 6]), '30.00 15.00 10.00 5.00 8.00 6.00 6.00 8.00 6.00 6.00 | 100.00'],
  // The list waits for 0 to 30.
  ['no tasks listed', month([], 81, 93, [4, 7, 5, 5, 6, 5, 4]), '– 13.50 9.79 4.00 7.00 5.00 5.00 6.00 5.00 4.00 | 59.29 (59.29..89.29)'],
  // The section of tasks left without items: 59.29 ÷ 70 × 100 = 84.7
  ['no tasks, left out: the other sections carry its 30', { ...month([], 81, 93, [4, 7, 5, 5, 6, 5, 4]), settlements: [{ item: 'task-list', choice: 'exclude', reason: '新上任，没有列任务' }] }, '– 13.50 9.79 4.00 7.00 5.00 5.00 6.00 5.00 4.00 | 84.70'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(csSupervisorMonthly, inputs)).toBe(golden)
})

test('the total explains itself', () => {
  const card = scoreSheet(csSupervisorMonthly, month([task('旺季排班', 3, 3, 100)], 81, 93, [4, 7, 5, 5, 6, 5, 4]))
  expect(explainTotal(csSupervisorMonthly, card)).toEqual(['工作任务完成情况 30 分', '工作质量 27.29 分', '团队管理 17 分', '自我提升 15 分', '30 + 27.29 + 17 + 15 = 89.29 分'])
})
