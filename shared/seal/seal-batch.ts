import type { Json } from '../contract/canonical-json'
import { merkleRoot, type HashOf } from './merkle'

/** What can be sealed: a sheet, the worker's answer to it, and a correction of it. */
export const sealEntryKinds = ['sheet', 'signature', 'correction'] as const
export type SealEntryKind = (typeof sealEntryKinds)[number]

/** One sealed content in a batch: `id` names the record in its collection, `leaf` is the hash of what was sealed of it. */
export interface SealEntry {
  readonly kind: SealEntryKind
  readonly id: string
  readonly leaf: string
}

/** A numbered batch of sealed contents (封存批次); its root includes the root of the batch before, so that nothing before it can be changed alone. */
export interface SealBatch {
  readonly _id: string
  readonly no: number
  readonly previousRoot: string
  readonly entries: readonly SealEntry[]
  readonly root: string
  readonly sealedAt: string
}

/** Where a sealed record stands: in which batch, under which leaf, and the batch's witness code. */
export interface Seal {
  readonly batchNo: number
  readonly leaf: string
  readonly witness: string
}

/** The root before the first batch. */
export const chainStart = '0'.repeat(64)

/** The id of a batch: its number in eight digits, so that ids sort as numbers do. */
export function batchIdOf(no: number): string {
  return String(no).padStart(8, '0')
}

/** The hash of an entry in its batch's tree: kind and id count, so that no content can stand for another record's, and so would anything added to it. */
export function entryHash(entry: SealEntry, hashOf: HashOf): string {
  return hashOf(['entry', JSON.parse(JSON.stringify(entry)) as Json])
}

/** The hash of a sealed content. */
export function leafOf(kind: SealEntryKind, content: Json, hashOf: HashOf): string {
  return hashOf(['leaf', kind, content])
}

/** The root of a batch over its number, its time, the root before it and all of its entries. */
export function batchRoot(batch: Pick<SealBatch, 'no' | 'previousRoot' | 'entries' | 'sealedAt'>, hashOf: HashOf): string {
  const entries = merkleRoot(batch.entries.map((entry) => entryHash(entry, hashOf)), hashOf)
  return hashOf(['batch', batch.no, batch.sealedAt, batch.previousRoot, entries])
}

/** The next batch after `previous` (null: the first). Throws on no entries. */
export function makeBatch(previous: Pick<SealBatch, 'no' | 'root'> | null, entries: readonly SealEntry[], now: string, hashOf: HashOf): SealBatch {
  const no = (previous?.no ?? 0) + 1
  const batch = { no, previousRoot: previous?.root ?? chainStart, entries: [...entries], sealedAt: now }
  return { _id: batchIdOf(no), ...batch, root: batchRoot(batch, hashOf) }
}
