import type { QueryFilter } from './query-matcher'
import type { SortOrder } from './query-plan'

/** A query that had to read its whole collection, by its shape: which fields and operators, not which values. */
export interface UnindexedQuery {
  readonly collection: string
  readonly shape: string
}

/** Collects queries that no index serves, and says so once per shape: in the cloud they get slow as data grows. */
export class UnindexedQueries {
  private readonly seen = new Map<string, UnindexedQuery>()

  constructor(
    /** Collections with fewer documents are read whole without a word. */
    private readonly fromDocuments: number,
    private readonly warn: (message: string) => void,
  ) {}

  report(collection: string, filter: QueryFilter, sort: SortOrder, documents: number): void {
    if (documents < this.fromDocuments) return
    const order = sort.map(([path, direction]) => `${direction === 1 ? '+' : '-'}${path}`).join(' ')
    const shape = `${shapeOf(filter)}${order === '' ? '' : ` sorted by ${order}`}`
    const key = `${collection} ${shape}`
    if (this.seen.has(key)) return
    this.seen.set(key, { collection, shape })
    this.warn(`no index serves ${collection} ${shape} (${documents} documents read); add one to database/indexes.json`)
  }

  list(): UnindexedQuery[] {
    return [...this.seen.values()]
  }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return value.some((part) => typeof part === 'object' && part !== null) ? `[${value.map(shapeOf).join(',')}]` : '?'
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp) return '?'
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${shapeOf(part)}`)
  return `{${parts.join(', ')}}`
}
