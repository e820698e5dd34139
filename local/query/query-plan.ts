import type { Collection } from '../store/collection'
import type { CollectionIndex, IndexBounds, ValueRange } from '../store/collection-index'
import type { StoredValue } from '../store/stored-value'
import { compareValues } from '../store/value-order'
import { constraintsOf } from './field-constraints'
import type { FieldConstraint } from './field-constraints'
import type { QueryFilter } from './query-matcher'

export type SortOrder = readonly (readonly [path: string, direction: 1 | -1])[]

/** How the candidates of a query are found. Every candidate is still tested against the query. */
export interface QueryPlan {
  readonly scans: readonly IndexScan[]
  /** The scan yields documents in the order asked for. */
  readonly isSorted: boolean
  /** An index narrows the search or gives its order. Otherwise the whole collection is read. */
  readonly isServed: boolean
}

interface IndexScan {
  readonly index: CollectionIndex
  readonly bounds: readonly IndexBounds[]
  readonly reversed: boolean
}

/** More points than this are looked up one by one at no gain over a scan. */
const MAX_POINTS = 1000

export function planQuery(collection: Collection, filter: QueryFilter, sort: SortOrder): QueryPlan {
  const { fields, alternatives } = constraintsOf(filter)
  const best = bestScan(collection, fields, sort)
  if (best.isServed) return best
  for (const branch of alternatives) {
    const plans = branch.map((part) => bestScan(collection, constraintsOf(part).fields, []))
    if (plans.length > 0 && plans.every((plan) => plan.isServed)) {
      return { scans: plans.flatMap((plan) => plan.scans), isSorted: sort.length === 0, isServed: true }
    }
  }
  const asksForAll = Object.keys(filter).length === 0 && (sort.length === 0 || best.isSorted)
  return { ...best, isServed: asksForAll }
}

function bestScan(collection: Collection, fields: ReadonlyMap<string, FieldConstraint>, sort: SortOrder): QueryPlan {
  let best: { plan: QueryPlan; merit: number } | null = null
  for (const index of collection.indexes) {
    const candidate = scanOf(index, fields, sort)
    if (best === null || candidate.merit > best.merit) best = candidate
  }
  if (best === null) throw new Error(`collection ${collection.name} has no index on _id`)
  return best.plan
}

function scanOf(
  index: CollectionIndex,
  fields: ReadonlyMap<string, FieldConstraint>,
  sort: SortOrder,
): { plan: QueryPlan; merit: number } {
  let points: StoredValue[][] = [[]]
  let depth = 0
  for (const { path, direction } of index.definition.keys) {
    const equals = fields.get(path)?.equals
    if (equals === undefined || equals.length * points.length > MAX_POINTS) break
    const inOrder = [...equals].sort((a, b) => compareValues(a, b) * direction)
    points = points.flatMap((point) => inOrder.map((value) => [...point, value]))
    depth++
  }
  const next = index.definition.keys[depth]
  const range = next === undefined ? undefined : usableRange(index, fields.get(next.path)?.range)
  const order = points.length === 1 ? orderGiven(index, depth, sort) : null
  const isSorted = sort.length === 0 || order !== null
  const bounds = points.map((equals) => (range === undefined ? { equals } : { equals, range }))
  return {
    plan: { scans: [{ index, bounds, reversed: order === 'reversed' }], isSorted, isServed: depth > 0 || range !== undefined },
    // More equal fields first, then a range, then the order; a unique key that is wholly given beats all.
    merit: depth * 4 + (range === undefined ? 0 : 2) + (sort.length > 0 && isSorted ? 1 : 0),
  }
}

/** Where a field is an array, two elements may fulfil the two bounds: only one bound may narrow the scan. */
function usableRange(index: CollectionIndex, range: ValueRange | undefined): ValueRange | undefined {
  if (range?.lower === undefined || range.upper === undefined || !index.isMultikey) return range
  return { lower: range.lower }
}

/** Whether the index, after its first `depth` equal fields, runs in the order asked for or against it. */
function orderGiven(
  index: CollectionIndex,
  depth: number,
  sort: SortOrder,
): 'forward' | 'reversed' | null {
  if (index.isMultikey) return null
  const rest = [...index.definition.keys.slice(depth)]
  // Ties stand in the order of their ids.
  if (!index.definition.keys.some(({ path }) => path === '_id')) rest.push({ path: '_id', direction: 1 })
  // Of a field outside this index an equal value says nothing: it may be an array that holds more.
  const equal = index.definition.keys.slice(0, depth)
  const asked = sort.filter(([path]) => !equal.some((key) => key.path === path))
  if (asked.length > rest.length) return null
  const turns = asked.map(([path, direction], i) => (rest[i]?.path === path ? direction * rest[i].direction : 0))
  if (turns.every((turn) => turn === 1)) return 'forward'
  return turns.every((turn) => turn === -1) ? 'reversed' : null
}

/** Ids that the plan names, each once, in its order. */
export function* candidateIds(plan: QueryPlan): Generator<string> {
  const [only, ...others] = plan.scans
  if (only !== undefined && others.length === 0 && only.bounds.length === 1) {
    for (const bounds of only.bounds) yield* only.index.scan(bounds, only.reversed)
    return
  }
  const seen = new Set<string>()
  for (const { index, bounds, reversed } of plan.scans) {
    for (const bound of bounds) {
      for (const id of index.scan(bound, reversed)) {
        if (seen.has(id)) continue
        seen.add(id)
        yield id
      }
    }
  }
}
