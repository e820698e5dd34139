import { add, divide, exact, formatPlain, multiply, zero } from '../exact'
import type { Notes } from '../notes'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import type { TasksRule, TemplateItem } from '../template'

const hundred = exact(100)

/** `max × Σ (weight × completion) ÷ Σ weight`, a job's weight being urgency × importance; no jobs: it waits (scoring.md, `tasks`). */
export function scoreTasks(item: TemplateItem, rule: TasksRule, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  const max = exact(item.max)
  let weights = zero
  let sum = zero
  let isEmpty = true
  for (const { item: id, name, urgency, importance, completion } of inputs.tasks ?? []) {
    if (id !== item.id) continue
    const weight = exact(urgency * importance)
    const share = exact(completion)
    notes?.inputs.push({ input: 'task', name, urgency, importance, weight: urgency * importance, completion: formatPlain(share) })
    weights = add(weights, weight)
    sum = add(sum, multiply(weight, share))
    isEmpty = false
  }
  if (isEmpty) return waiting({ kind: 'tasks', subject: item.id }, bound(zero, rule), bound(max, rule))
  const done = divide(sum, hundred)
  const points = divide(multiply(max, done), weights)
  notes?.steps.push({ step: 'weighted', done: formatPlain(done), weight: formatPlain(weights), points: formatPlain(points) })
  return stands(rule, points, notes)
}
