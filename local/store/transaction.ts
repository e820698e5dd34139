import { CloudError } from '../cloud-error'
import type { Collection } from './collection'
import type { CollectionIndex } from './collection-index'
import type { DocumentChange } from './commit'
import type { DocumentStore } from './document-store'
import type { StoredDocument, StoredValue } from './stored-value'

/**
 * Snapshot isolation: reads see what was committed when the transaction began and its own writes; of two that write
 * the same document the first to commit wins and the other is told DATABASE_TRANSACTION_CONFLICT.
 *
 * The store holds only the newest state. A snapshot is that state with the documents that changed since put back
 * (`past`), and the transaction's own writes on top (`own`).
 */
export class Transaction {
  private readonly past = new Map<string, Map<string, StoredDocument | null>>()
  private readonly own = new Map<string, Map<string, StoredDocument | null>>()
  private readAsOf: number
  private ended = false

  constructor(
    private readonly store: DocumentStore,
    /** Number of the last commit that this transaction sees. */
    readonly snapshot: number,
  ) {
    this.readAsOf = snapshot
  }

  get isOpen(): boolean {
    return !this.ended
  }

  get(collectionName: string, id: string): StoredDocument | null {
    const collection = this.open(collectionName)
    const differing = this.differing(collectionName)
    return differing.has(id) ? (differing.get(id) ?? null) : collection.get(id)
  }

  /** Documents of this view that differ from the newest state; null where the view has none. */
  differing(collectionName: string): ReadonlyMap<string, StoredDocument | null> {
    this.catchUp()
    const past = this.past.get(collectionName)
    const own = this.own.get(collectionName)
    if (past === undefined) return own ?? new Map<string, StoredDocument | null>()
    return own === undefined ? past : new Map([...past, ...own])
  }

  /** The newest state of a collection, which this view differs from by `differing`. */
  newest(collectionName: string): Collection {
    return this.open(collectionName)
  }

  insert(collectionName: string, document: StoredDocument): void {
    if (this.get(collectionName, document._id) !== null) {
      throw duplicateKey(collectionName, '_id_', [document._id])
    }
    this.put(collectionName, document)
  }

  put(collectionName: string, document: StoredDocument): void {
    this.claim(collectionName, document._id)
    this.checkUnique(collectionName, document)
    this.ownOf(collectionName).set(document._id, document)
  }

  delete(collectionName: string, id: string): void {
    this.claim(collectionName, id)
    this.ownOf(collectionName).set(id, null)
  }

  /** Makes all writes visible together, or throws and leaves nothing behind. */
  commit(): void {
    this.catchUp()
    const changes: DocumentChange[] = []
    for (const [name, writes] of this.own) {
      const collection = this.open(name)
      for (const [id, after] of writes) {
        if (this.past.get(name)?.has(id) === true) throw this.conflict(name, id)
        if (after !== null) {
          for (const rival of collection.uniqueRivals(after)) {
            if (!writes.has(rival.id)) throw this.conflict(name, rival.id)
          }
        }
        const before = collection.get(id)
        if (before !== null || after !== null) changes.push({ collection: name, id, before, after })
      }
    }
    this.end()
    this.store.apply(changes)
  }

  abort(): void {
    this.end()
  }

  private open(collectionName: string): Collection {
    if (this.ended) {
      throw new CloudError('DATABASE_TRANSACTION_FAIL', '[ResourceUnavailable.TransactionNotExist] Transaction does not exist')
    }
    return this.store.collection(collectionName)
  }

  private end(): void {
    if (this.ended) return
    this.ended = true
    this.store.release(this)
  }

  private catchUp(): void {
    for (const { number, changes } of this.store.commitsSince(this.readAsOf)) {
      this.readAsOf = number
      for (const { collection, id, before } of changes) {
        const past = this.past.get(collection) ?? new Map<string, StoredDocument | null>()
        this.past.set(collection, past)
        if (!past.has(id)) past.set(id, before)
      }
    }
  }

  private ownOf(collectionName: string): Map<string, StoredDocument | null> {
    const writes = this.own.get(collectionName) ?? new Map<string, StoredDocument | null>()
    this.own.set(collectionName, writes)
    return writes
  }

  /** Before writing: somebody else must not have committed a change of the same document since the snapshot. */
  private claim(collectionName: string, id: string): void {
    this.open(collectionName)
    this.catchUp()
    if (this.past.get(collectionName)?.has(id) === true) throw this.conflict(collectionName, id)
  }

  private checkUnique(collectionName: string, document: StoredDocument): void {
    const collection = this.open(collectionName)
    if (collection.uniqueIndexes().length === 0) return
    const differing = this.differing(collectionName)
    for (const { index, key, id } of collection.uniqueRivals(document)) {
      if (!differing.has(id)) throw duplicateKey(collectionName, index.definition.name, key)
      // Taken by somebody who committed after this snapshot: a retry will see it.
      if (this.ownOf(collectionName).has(id)) continue
      throw this.conflict(collectionName, id)
    }
    for (const other of differing.values()) {
      if (other === null || other._id === document._id) continue
      for (const index of collection.uniqueIndexes()) {
        const key = sharedKey(index, document, other)
        if (key !== null) throw duplicateKey(collectionName, index.definition.name, key)
      }
    }
  }

  private conflict(collectionName: string, id: string): CloudError {
    this.end()
    return new CloudError(
      'DATABASE_TRANSACTION_CONFLICT',
      `[FailedOperation] WriteConflict: ${collectionName}/${id} was changed by another transaction`,
    )
  }
}

function sharedKey(index: CollectionIndex, a: StoredDocument, b: StoredDocument): StoredValue[] | null {
  const keysOfB = index.keysOf(b)
  return index.keysOf(a).find((key) => keysOfB.some((other) => index.hasSameKey(key, other))) ?? null
}

function duplicateKey(collection: string, index: string, key: readonly StoredValue[]): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(key)}`,
  )
}
