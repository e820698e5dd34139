import type { StoredValue } from './stored-value'

/** MongoDB's order of types; values of different types never equal each other and never fall in one range. */
export function typeRank(value: StoredValue): number {
  if (value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (Array.isArray(value)) return 5
  if (typeof value === 'boolean') return 6
  if (value instanceof Date) return 7
  return 4
}

/** Negative, zero or positive, in MongoDB's order (strings by code unit). */
export function compareValues(a: StoredValue, b: StoredValue): number {
  if (a === b) return 0
  const rank = typeRank(a) - typeRank(b)
  if (rank !== 0) return rank
  if (typeof a === 'string' || typeof a === 'number' || typeof a === 'boolean') {
    return a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0
  }
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  return compareLists(entriesOf(a), entriesOf(b))
}

function compareLists(a: readonly StoredValue[], b: readonly StoredValue[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function entriesOf(value: StoredValue): StoredValue[] {
  return Object.entries(value ?? {}).flatMap(([key, entry]: [string, StoredValue]) => [typeRank(entry), key, entry])
}
