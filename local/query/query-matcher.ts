import { Query } from 'mingo'
import { CloudError } from '../cloud-error'
import { messageOf } from '../failure'
import type { StoredDocument, StoredObject } from '../store/stored-value'

/** A query as the SDK sends it: fields with values or operators, `$and`, `$or`, `$nor`; values may be RegExp. */
export type QueryFilter = Readonly<Record<string, unknown>>

const OPTIONS = { scriptEnabled: false }

/** Throws DATABASE_INVALID_OPERRATOR for an operator that is unknown here. */
export function compileFilter(filter: QueryFilter): (document: StoredDocument) => boolean {
  if (Object.keys(filter).length === 0) return () => true
  const query = asDatabaseError(() => new Query(filter, OPTIONS))
  return (document) => asDatabaseError(() => query.test(document))
}

/** The fields that `projection` asks for, as `.field()` of the SDK builds it (1 or 0 per field, `$slice`, `$elemMatch`). */
export function project(documents: readonly StoredDocument[], projection: QueryFilter): StoredObject[] {
  return asDatabaseError(() =>
    new Query({}, OPTIONS).find<StoredObject>([...documents], projection).all(),
  )
}

/** What mingo can't do with the caller's expression is the caller's error, not a bug here. */
export function asDatabaseError<T>(compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw new CloudError('DATABASE_INVALID_OPERRATOR', messageOf(error))
  }
}
