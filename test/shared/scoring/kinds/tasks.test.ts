import type { SheetInputs, TaskInput } from '@shared/scoring/inputs'
import type { TasksRule } from '@shared/scoring/template'
import { outcomeOf, scoreRule } from '../score-one'

const rule: TasksRule = { kind: 'tasks' }
const tasks = (...list: readonly (readonly [urgency: number, importance: number, completion: number | string])[]): SheetInputs =>
  ({ tasks: list.map(([urgency, importance, completion], index): TaskInput => ({ item: 'item', name: `任务${index + 1}`, urgency, importance, completion })) })

type Row = readonly [rule: TasksRule, inputs: SheetInputs, outcome: string, remark: string]

// Full marks are 30; a job weighs urgency × importance.
const cases: readonly Row[] = [
  [rule, tasks([1, 1, 100]), '30.00', 'one job, done'],
  [rule, tasks([3, 3, 0]), '0.00', 'one job, not begun'],
  [rule, tasks([2, 2, '33.333333']), '10.00', 'a third, rounded at the end'],
  [rule, tasks([3, 3, 100], [1, 1, 0]), '27.00', '30 × 9 ÷ 10'],
  [rule, tasks([3, 2, 100], [2, 2, 50], [1, 3, 0]), '18.46', '30 × (6 + 2 + 0) ÷ 13'],
  [rule, tasks([1, 3, 50], [3, 1, 50]), '15.00', 'urgency and importance weigh the same'],
  [rule, {}, 'waits for tasks item (0.00..30.00)', 'no jobs listed'],
  [{ ...rule, floor: 10 }, tasks([1, 1, 0]), '10.00', 'a floor'],
]

test.each(cases)('tasks %j of %j give %s: %s', (given, inputs, outcome) => {
  expect(outcomeOf(given, inputs, 30)).toBe(outcome)
})

test.each<readonly [change: object, field: string]>([
  [{ name: '' }, 'name'], [{ name: undefined }, 'name'], [{ urgency: 0 }, 'urgency'], [{ urgency: 4 }, 'urgency'], [{ importance: 1.5 }, 'importance'], [{ importance: '3' }, 'importance'],
  [{ completion: 101 }, 'completion'], [{ completion: -1 }, 'completion'], [{ completion: undefined }, 'completion'], [{ completion: 'x' }, 'completion'], [{ weight: 3 }, 'weight'], [{ item: 'other' }, 'item'],
])('a job with %j is refused by the name of %s', (change, field) => {
  const inputs: unknown = { tasks: [{ item: 'item', name: '任务', urgency: 1, importance: 1, completion: 50, ...change }] }
  expect(() => outcomeOf(rule, inputs as SheetInputs, 30)).toThrow(new RegExp(`^tasks\\[0\\]\\.${field}: `))
})

test('the sentences tell the sum and every job with its weight', () => {
  const said = (inputs: SheetInputs) => scoreRule(rule, inputs, 30).sentences
  expect(said(tasks([3, 2, 100], [2, 2, 50]))).toEqual(['2 项任务按权重完成 8 ÷ 10 × 30 = 24 分', '任务1：完成 100%，权重 6（紧急 3 × 重要 2）', '任务2：完成 50%，权重 4（紧急 2 × 重要 2）'])
  expect(said({})).toEqual(['还没有列工作任务'])
})
