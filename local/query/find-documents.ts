import { valuesAt } from '../store/stored-value'
import type { StoredDocument, StoredValue } from '../store/stored-value'
import type { Transaction } from '../store/transaction'
import { compareValues } from '../store/value-order'
import { compileFilter } from './query-matcher'
import type { QueryFilter } from './query-matcher'
import { candidateIds, planQuery } from './query-plan'
import type { SortOrder } from './query-plan'
import type { UnindexedQueries } from './unindexed-queries'

export interface FindRequest {
  readonly collection: string
  readonly filter: QueryFilter
  readonly sort?: SortOrder
  readonly skip?: number
  readonly limit?: number
}

/** The documents of the transaction's view that match, in the order asked for (else in an order of the index's). */
export function findDocuments(view: Transaction, request: FindRequest, unindexed: UnindexedQueries): StoredDocument[] {
  const { collection, filter, sort = [], skip = 0, limit = Infinity } = request
  const newest = view.newest(collection)
  const plan = planQuery(newest, filter, sort)
  const differing = view.differing(collection)
  const matches = compileFilter(filter)
  if (!plan.isServed) unindexed.report(collection, filter, sort, newest.size)

  const mayStop = plan.isSorted && differing.size === 0
  const enough = mayStop ? skip + limit : Infinity
  const found: StoredDocument[] = []
  for (const id of candidateIds(plan)) {
    if (found.length >= enough) break
    if (differing.has(id)) continue
    const document = newest.get(id)
    if (document !== null && matches(document)) found.push(document)
  }
  for (const document of differing.values()) if (document !== null && matches(document)) found.push(document)
  if (!mayStop) sortDocuments(found, sort)
  return skip === 0 && found.length <= limit ? found : found.slice(skip, skip + limit)
}

export function countDocuments(view: Transaction, request: FindRequest, unindexed: UnindexedQueries): number {
  if (Object.keys(request.filter).length === 0 && view.differing(request.collection).size === 0) {
    return view.newest(request.collection).size
  }
  return findDocuments(view, request, unindexed).length
}

/** As MongoDB sorts: an array stands by its least element upwards, by its greatest downwards. Ties stand by id. */
function sortDocuments(documents: StoredDocument[], sort: SortOrder): void {
  const keyed = documents.map((document) => ({
    document,
    keys: sort.map(([path, direction]) => sortKey(document, path, direction)),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < sort.length; i++) {
      const order = compareValues(a.keys[i] ?? null, b.keys[i] ?? null)
      if (order !== 0) return order * (sort[i]?.[1] ?? 1)
    }
    return compareValues(a.document._id, b.document._id)
  })
  keyed.forEach(({ document }, i) => {
    documents[i] = document
  })
}

function sortKey(document: StoredDocument, path: string, direction: 1 | -1): StoredValue {
  const values = valuesAt(document, path)
  const elements = values.length > 1 ? values.filter((value) => !Array.isArray(value)) : values
  return elements.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best), elements[0] ?? null)
}
