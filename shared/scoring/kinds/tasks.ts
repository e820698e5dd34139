import { add, divide, exact, formatPlain, hundred, multiply, zero } from '../exact'
import type { Notes } from '../notes'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import type { ReadyItem } from '../ready-item'
import type { TasksRule } from '../template'

/** `max × Σ (weight × completion) ÷ Σ weight`, a job's weight being urgency × importance; no jobs: it waits (scoring.md, `tasks`). */
export function scoreTasks(item: ReadyItem, _rule: TasksRule, { inputs }: ScoringContext, notes: Notes | null): Outcome {
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
  if (isEmpty) return waiting({ kind: 'tasks', subject: item.id }, bound(zero, item), bound(item.max, item))
  const done = divide(sum, hundred)
  const points = divide(multiply(item.max, done), weights)
  notes?.steps.push({ step: 'weighted', done: formatPlain(done), weight: formatPlain(weights), points: formatPlain(points) })
  return stands(item, points, notes)
}
