import { add, divide, exact, formatPlain, multiply, zero } from '../exact'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import type { TraceInput } from '../scorecard'
import type { TasksRule, TemplateItem } from '../template'
import { inByteOrder } from '../trace-raters'

const hundred = exact(100)

/** `max × Σ (weight × completion) ÷ Σ weight`, a job's weight being urgency × importance; no jobs: it waits (scoring.md, `tasks`). */
export function scoreTasks(item: TemplateItem, rule: TasksRule, { inputs }: ScoringContext): Outcome {
  const tasks = (inputs.tasks ?? []).filter((task) => task.item === item.id)
  const used = inByteOrder(tasks.map(({ name, urgency, importance, completion }): TraceInput => ({ input: 'task', name, urgency, importance, weight: urgency * importance, completion: formatPlain(exact(completion)) })))
  const max = exact(item.max)
  if (tasks.length === 0) return waiting({ kind: 'tasks', subject: item.id }, { rule: rule.kind, inputs: used, steps: [] }, bound(zero, rule), bound(max, rule))
  const weight = exact(tasks.reduce((sum, task) => sum + task.urgency * task.importance, 0))
  const done = divide(tasks.map((task) => multiply(exact(task.urgency * task.importance), exact(task.completion))).reduce(add, zero), hundred)
  const points = divide(multiply(max, done), weight)
  return stands(rule, points, used, [{ step: 'weighted', done: formatPlain(done), weight: formatPlain(weight), points: formatPlain(points) }])
}
