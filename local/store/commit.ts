import type { StoredDocument } from './stored-value'

/** One document's change within a commit; null means that it did not or does not exist. */
export interface DocumentChange {
  readonly collection: string
  readonly id: string
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

/** What became visible at one moment. Numbers rise by one. */
export interface Commit {
  readonly number: number
  readonly changes: readonly DocumentChange[]
}
