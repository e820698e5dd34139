import type { RangeEnd, ValueRange } from '../store/collection-index'
import { isStoredObject } from '../store/stored-value'
import type { StoredValue } from '../store/stored-value'
import type { QueryFilter } from './query-matcher'

/** What every match must fulfil on one field; the query itself may ask for more. */
export interface FieldConstraint {
  readonly equals?: readonly StoredValue[]
  readonly range?: ValueRange
}

export interface FilterConstraints {
  readonly fields: ReadonlyMap<string, FieldConstraint>
  /** Each inner list is one `$or`: at least one of its filters holds. */
  readonly alternatives: readonly (readonly QueryFilter[])[]
}

const RANGE_OPERATORS: Readonly<Record<string, { end: 'lower' | 'upper'; inclusive: boolean }>> = {
  $gt: { end: 'lower', inclusive: false },
  $gte: { end: 'lower', inclusive: true },
  $lt: { end: 'upper', inclusive: false },
  $lte: { end: 'upper', inclusive: true },
}

/** Reads from a query what an index could serve: equal values, lists of values, ranges, and alternatives. */
export function constraintsOf(filter: QueryFilter): FilterConstraints {
  const fields = new Map<string, FieldConstraint>()
  const alternatives: QueryFilter[][] = []
  collect(filter, fields, alternatives)
  return { fields, alternatives }
}

function collect(filter: QueryFilter, fields: Map<string, FieldConstraint>, alternatives: QueryFilter[][]): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isFilter(part)) collect(part, fields, alternatives)
    } else if (key === '$or' && Array.isArray(condition)) {
      alternatives.push(condition.filter(isFilter))
    } else if (!key.startsWith('$')) {
      const constraint = constraintOf(condition)
      if (constraint !== null) fields.set(key, narrower(fields.get(key), constraint))
    }
  }
}

function constraintOf(condition: unknown): FieldConstraint | null {
  if (!isFilter(condition) || !Object.keys(condition).some((key) => key.startsWith('$'))) {
    return isStored(condition) ? { equals: [condition] } : null
  }
  let constraint: FieldConstraint | null = null
  for (const [operator, operand] of Object.entries(condition)) {
    const found = operatorConstraint(operator, operand)
    if (found !== null) constraint = narrower(constraint ?? undefined, found)
  }
  return constraint
}

function operatorConstraint(operator: string, operand: unknown): FieldConstraint | null {
  if (operator === '$eq' && isStored(operand)) return { equals: [operand] }
  if (operator === '$in' && Array.isArray(operand) && operand.every(isStored)) return { equals: operand }
  if (operator === '$exists' && operand === false) return { equals: [null] }
  const bound = RANGE_OPERATORS[operator]
  if (bound === undefined || !isStored(operand)) return null
  const end: RangeEnd = { value: operand, inclusive: bound.inclusive }
  return { range: bound.end === 'lower' ? { lower: end } : { upper: end } }
}

/** Either of two constraints alone would do, since matches are tested afterwards; this keeps the better of them. */
function narrower(known: FieldConstraint | undefined, added: FieldConstraint): FieldConstraint {
  if (known === undefined) return added
  if (known.equals !== undefined || added.equals !== undefined) {
    const lists = [known.equals, added.equals].filter((list) => list !== undefined)
    return { equals: lists.reduce((a, b) => (b.length < a.length ? b : a)) }
  }
  return { range: { ...added.range, ...known.range } }
}

function isFilter(value: unknown): value is QueryFilter {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof RegExp)
  )
}

function isStored(value: unknown): value is StoredValue {
  if (value instanceof RegExp) return false
  if (Array.isArray(value)) return value.every(isStored)
  if (isStoredObject(value)) return Object.values(value).every(isStored)
  return value !== undefined
}
