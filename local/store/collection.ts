import { CollectionIndex } from './collection-index'
import type { IndexDefinition } from './collection-index'
import type { StoredDocument, StoredValue } from './stored-value'

const ID_INDEX: IndexDefinition = { name: '_id_', keys: [{ path: '_id', direction: 1 }], unique: true }

/** The committed documents of one collection with their indexes. */
export class Collection {
  private readonly documents = new Map<string, StoredDocument>()
  /** The first is the one on `_id`. */
  readonly indexes: readonly CollectionIndex[]

  constructor(
    readonly name: string,
    definitions: readonly IndexDefinition[],
  ) {
    this.indexes = [ID_INDEX, ...definitions].map((definition) => new CollectionIndex(definition))
  }

  get size(): number {
    return this.documents.size
  }

  fill(documents: readonly StoredDocument[]): void {
    for (const document of documents) this.documents.set(document._id, document)
    for (const index of this.indexes) index.fill(documents)
  }

  get(id: string): StoredDocument | null {
    return this.documents.get(id) ?? null
  }

  all(): Iterable<StoredDocument> {
    return this.documents.values()
  }

  /** Puts the document in place of the one with its id, or removes that one where `document` is null. */
  replace(id: string, document: StoredDocument | null): void {
    const before = this.documents.get(id) ?? null
    if (document === null) this.documents.delete(id)
    else this.documents.set(id, document)
    for (const index of this.indexes) index.replace(before, document)
  }

  /** Ids other than the document's own that stand under one of its keys in a unique index. */
  *uniqueRivals(document: StoredDocument): Generator<UniqueRival> {
    for (const index of this.uniqueIndexes()) {
      for (const key of index.keysOf(document)) {
        for (const id of index.scan({ equals: key }, false)) {
          if (id !== document._id) yield { index, key, id }
        }
      }
    }
  }

  uniqueIndexes(): CollectionIndex[] {
    return this.indexes.slice(1).filter((index) => index.definition.unique)
  }
}

export interface UniqueRival {
  readonly index: CollectionIndex
  readonly key: readonly StoredValue[]
  readonly id: string
}
