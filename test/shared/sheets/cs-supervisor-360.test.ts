import { explainItem } from '@shared/scoring/explain'
import type { RatingInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { csSupervisor360 } from '@shared/sheets/cs-supervisor-360'
import { goldenLine } from './golden-line'

const items = csSupervisor360.items.map(({ id }) => id)
const answer = (role: string, points: readonly number[]): readonly RatingInput[] => items.flatMap((item, index) => (points[index] === undefined ? [] : [{ item, role, points: points[index] }]))
const of = (...answers: readonly (readonly RatingInput[])[]): SheetInputs => ({ ratings: answers.flat() })

const superior = answer('supervisor', [16, 15, 17, 18, 14])
const team = [answer('subordinate', [18, 12, 16, 16, 10]), answer('subordinate', [16, 14, 16, 16, 12]), answer('subordinate', [17, 16, 16, 17, 14])]
const departments = [answer('other-department', [15, 15, 15, 15, 15]), answer('other-department', [15, 15, 15, 15, 15]), answer('other-department', [18, 15, 15, 15, 15])]
const customers = [answer('customer', [20, 20, 19, 18, 16]), answer('customer', [20, 18, 19, 18, 16])]

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // Superior alone carries all weights.
  ['nobody but the superior', of(superior), '16.00 15.00 17.00 18.00 14.00 | 80.00'],
  // Goals: 16 × 65 % (50 and the customers' 15) + team 17 × 20 % + departments 16 × 15 % = 10.4 + 3.4 + 2.4 = 16.2
  // Team: 15 × 65 % + 14 × 20 % + 15 × 15 % = 9.75 + 2.8 + 2.25 = 14.8.  Customers: 17 × 65 % + 16 × 20 % + 15 × 15 % = 11.05 + 3.2 + 2.25 = 16.5
  // KPI: 18 × 65 % + 49 ÷ 3 × 20 % + 15 × 15 % = 11.7 + 3.2667 + 2.25 = 17.2167.  Innovation: 14 × 65 % + 12 × 20 % + 15 × 15 % = 9.1 + 2.4 + 2.25 = 13.75
  ['two customers are too few: their 15 % go to the superior', of(superior, ...team, ...departments, ...customers), '16.20 14.80 16.50 17.22 13.75 | 78.47'],
  // With a third customer all weights are their own: 8 + 3.4 + 2.4 + 20 × 15 % = 16.8 and so on
  ['three customers count', of(superior, ...team, ...departments, ...customers, answer('customer', [20, 16, 19, 18, 16])), '16.80 15.25 16.80 17.22 14.05 | 80.12'],
  // The team has given 3.4 + 2.8 + 3.2 + 3.27 + 2.4 = 15.07; the superior's 80 % of 100 are open.
  ['the superior is waited for', of(...team), '– – – – – | 0.00 (15.07..95.07)'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(csSupervisor360, inputs)).toBe(golden)
})

test('an item tells the mean of each group and nobody’s answer', () => {
  const [goals] = scoreSheet(csSupervisor360, of(superior, ...team, ...departments, ...customers)).items
  expect(goals === undefined ? [] : explainItem(csSupervisor360, goals)).toEqual(['主管评 16 分 × 65%，下属 3 人平均 17 分 × 20%，其他部门 3 人平均 16 分 × 15%，合计 = 16.2 分', '客户只有 2 人评，不满 3 人，权重归主管'])
  expect(JSON.stringify(goals)).not.toContain('"12"')
})
