import { OrderedList } from './ordered-list'
import type { Position } from './ordered-list'
import { valuesAt } from './stored-value'
import type { StoredDocument, StoredValue } from './stored-value'
import { compareValues, typeRank } from './value-order'

export interface IndexDefinition {
  readonly name: string
  readonly keys: readonly IndexKey[]
  readonly unique: boolean
}

export interface IndexKey {
  readonly path: string
  readonly direction: 1 | -1
}

/** What a scan is bounded by: equal values for the first fields, then perhaps a range on the next. */
export interface IndexBounds {
  readonly equals: readonly StoredValue[]
  readonly range?: ValueRange
}

/** A range within one type, that of its lower end (else of its upper). */
export interface ValueRange {
  readonly lower?: RangeEnd
  readonly upper?: RangeEnd
}

export interface RangeEnd {
  readonly value: StoredValue
  readonly inclusive: boolean
}

interface IndexEntry {
  readonly key: readonly StoredValue[]
  readonly id: string
}

/** One declared index of one collection, in order. Ids break ties, so that every scan has one order. */
export class CollectionIndex {
  private readonly entries: OrderedList<IndexEntry>
  /** True once a document had several values for a field: then scans give no order and may name an id twice. */
  isMultikey = false

  constructor(readonly definition: IndexDefinition) {
    this.entries = new OrderedList((a, b) => this.compareKeys(a.key, b.key) || compareValues(a.id, b.id))
  }

  fill(documents: Iterable<StoredDocument>): void {
    const entries: IndexEntry[] = []
    for (const document of documents) {
      for (const key of this.keysOf(document)) entries.push({ key, id: document._id })
    }
    this.entries.fill(entries)
  }

  /** Puts the new document where its keys say; where they are the old one's, it stands there already. */
  replace(before: StoredDocument | null, after: StoredDocument | null): void {
    const [oldKeys, newKeys] = [before === null ? [] : this.keysOf(before), after === null ? [] : this.keysOf(after)]
    const isUnchanged = oldKeys.length === newKeys.length && oldKeys.every((key, i) => this.hasSameKey(key, newKeys[i] ?? []))
    if (isUnchanged) return
    if (before !== null) for (const key of oldKeys) this.entries.remove({ key, id: before._id })
    if (after !== null) for (const key of newKeys) this.entries.add({ key, id: after._id })
  }

  /** Ids within the bounds, in the index's order or against it. */
  *scan(bounds: IndexBounds, reversed: boolean): Generator<string> {
    const { start, end } = this.span(bounds)
    const found = reversed ? this.entries.backward(start, end) : this.entries.forward(start, end)
    if (!this.isMultikey) {
      for (const entry of found) yield entry.id
      return
    }
    const seen = new Set<string>()
    for (const entry of found) {
      if (seen.has(entry.id)) continue
      seen.add(entry.id)
      yield entry.id
    }
  }

  /** The keys that the document stands under: one, or several where a field is an array. */
  keysOf(document: StoredDocument): StoredValue[][] {
    let keys: StoredValue[][] = [[]]
    for (const { path } of this.definition.keys) {
      const values = valuesAt(document, path)
      if (values.length > 1) this.isMultikey = true
      keys = keys.flatMap((key) => values.map((value) => [...key, value]))
    }
    return keys
  }

  hasSameKey(a: readonly StoredValue[], b: readonly StoredValue[]): boolean {
    return this.compareKeys(a, b) === 0
  }

  private compareKeys(a: readonly StoredValue[], b: readonly StoredValue[]): number {
    const { keys } = this.definition
    for (let i = 0; i < keys.length; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null)
      if (order !== 0) return order * (keys[i]?.direction ?? 1)
    }
    return 0
  }

  private span({ equals, range }: IndexBounds): { start: Position; end: Position } {
    const direction = this.definition.keys[equals.length]?.direction ?? 1
    const [first, last] = direction === 1 ? [range?.lower, range?.upper] : [range?.upper, range?.lower]
    const rank = range === undefined ? undefined : typeRank((range.lower ?? range.upper)?.value ?? null)

    /** Where the entry stands to the bounds: before them (-1), within (0), after (1). */
    const side = (entry: IndexEntry): number => {
      for (let i = 0; i < equals.length; i++) {
        const order = compareValues(entry.key[i] ?? null, equals[i] ?? null)
        if (order !== 0) return order * (this.definition.keys[i]?.direction ?? 1)
      }
      if (rank === undefined) return 0
      const value = entry.key[equals.length] ?? null
      const typeOrder = typeRank(value) - rank
      if (typeOrder !== 0) return typeOrder * direction
      if (first !== undefined) {
        const order = compareValues(value, first.value) * direction
        if (order < 0 || (order === 0 && !first.inclusive)) return -1
      }
      if (last !== undefined) {
        const order = compareValues(value, last.value) * direction
        if (order > 0 || (order === 0 && !last.inclusive)) return 1
      }
      return 0
    }
    return {
      start: this.entries.positionWhere((entry) => side(entry) < 0),
      end: this.entries.positionWhere((entry) => side(entry) <= 0),
    }
  }
}
