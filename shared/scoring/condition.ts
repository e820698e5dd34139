import { compare, exact, type Exact } from './exact'
import type { Condition } from './template'

/** Whether a value is on the named side of a condition's. */
export function meets(value: Exact, condition: Condition): boolean {
  const order = compare(value, exact(condition.value))
  switch (condition.comparison) {
    case '>=': return order >= 0
    case '>': return order > 0
    case '<=': return order <= 0
    case '<': return order < 0
  }
}
