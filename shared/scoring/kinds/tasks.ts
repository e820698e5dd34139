import { add, divide, exact, multiply, zero } from '../exact'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import type { ExactInput } from '../print-trace'
import type { TasksRule, TemplateItem } from '../template'

const hundred = exact(100)

/** `max × Σ (weight × completion) ÷ Σ weight`, a job's weight being urgency × importance; no jobs: it waits (scoring.md, `tasks`). */
export function scoreTasks(item: TemplateItem, rule: TasksRule, { inputs }: ScoringContext): Outcome {
  const tasks = (inputs.tasks ?? []).filter((task) => task.item === item.id)
  const used = tasks.map(({ name, urgency, importance, completion }): ExactInput => ({ input: 'task', name, urgency, importance, weight: urgency * importance, completion: exact(completion) }))
  const max = exact(item.max)
  if (tasks.length === 0) return waiting({ kind: 'tasks', subject: item.id }, { rule: rule.kind, inputs: used, steps: [] }, bound(zero, rule), bound(max, rule))
  const weight = exact(tasks.reduce((sum, task) => sum + task.urgency * task.importance, 0))
  const done = divide(tasks.map((task) => multiply(exact(task.urgency * task.importance), exact(task.completion))).reduce(add, zero), hundred)
  const points = divide(multiply(max, done), weight)
  return stands(rule, points, used, [{ step: 'weighted', done, weight, points }])
}
