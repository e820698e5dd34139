import { Aggregator } from 'mingo'
import { ProcessingMode } from 'mingo/core'
import { CloudError } from '../cloud-error'
import type { StoredObject } from '../store/stored-value'
import type { Transaction } from '../store/transaction'
import { findDocuments } from './find-documents'
import { asDatabaseError } from './query-matcher'
import type { QueryFilter } from './query-matcher'
import type { UnindexedQueries } from './unindexed-queries'

export type PipelineStage = Readonly<Record<string, unknown>>

/** Stages that write or run code, and operators that mingo computes otherwise than the server. */
const REFUSED = ['$out', '$merge', '$where', '$function', '$accumulator', '$week']

/** Without a `$limit` the platform cuts the result at 20 rows without a word; here that is an error. */
const MAX_ROWS_WITHOUT_LIMIT = 20

/** Runs a pipeline over the view. A `$match` at its head is served by an index like any query. */
export function aggregateDocuments(
  view: Transaction,
  collection: string,
  pipeline: readonly PipelineStage[],
  unindexed: UnindexedQueries,
): StoredObject[] {
  refuse(pipeline)
  const [first, ...rest] = pipeline
  const filter = first?.['$match']
  const isMatch = typeof filter === 'object' && filter !== null
  const source = findDocuments(view, { collection, filter: isMatch ? (filter as QueryFilter) : {} }, unindexed)
  const aggregator = asDatabaseError(
    () =>
      new Aggregator(isMatch ? rest : [...pipeline], {
        scriptEnabled: false,
        processingMode: ProcessingMode.CLONE_INPUT,
        collectionResolver: (name) => findDocuments(view, { collection: name, filter: {} }, unindexed),
      }),
  )
  const rows = asDatabaseError(() => aggregator.run<StoredObject>(source))
  if (rows.length > MAX_ROWS_WITHOUT_LIMIT && !pipeline.some((stage) => '$limit' in stage)) {
    throw new CloudError('DATABASE_REQUEST_FAILED', `${rows.length} rows without limit(): the platform would return ${MAX_ROWS_WITHOUT_LIMIT}`)
  }
  return rows
}

function refuse(expression: unknown): void {
  if (typeof expression !== 'object' || expression === null) return
  for (const [key, part] of Object.entries(expression)) {
    if (REFUSED.includes(key)) throw new CloudError('DATABASE_INVALID_OPERRATOR', `${key} is not supported`)
    refuse(part)
  }
}
