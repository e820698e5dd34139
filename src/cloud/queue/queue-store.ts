import type { PhoneStorage } from '../copy-shelf'
import { inOrder, type Queued } from './queued'

const prefix = 'shifu:queue:'

/** An entry as it lies in storage: an app of another version that can't read it leaves it alone. */
function entryOf(text: unknown): Queued | null {
  if (typeof text !== 'string' || text === '') return null
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return null
  const { commandId, seq, action, input, words, photos, state } = kept as Partial<Record<keyof Queued, unknown>>
  const isEntry = typeof commandId === 'string' && typeof seq === 'number' && (action === 'log-incident' || action === 'dispute-incident' || action === 'submit-self-score') && typeof input === 'object' && typeof words === 'object' && Array.isArray(photos) && typeof state === 'string'
  return isEntry ? kept as Queued : null
}

/**
 * Where entries wait, one a key, so that two pages or tabs never overwrite each other's. Each person's are apart: after somebody else has signed in
 * they are neither shown nor sent, and are there again when their maker is back.
 */
export class QueueStore {
  constructor(private readonly storage: PhoneStorage) {}

  /** The person's entries in the order in which they were made. */
  list(owner: string): readonly Queued[] {
    return inOrder(this.entriesUnder(`${prefix}${owner}:`))
  }

  /** Everybody's on this phone: what its room is reckoned by. */
  listAll(): readonly Queued[] {
    return this.entriesUnder(prefix)
  }

  read(owner: string, commandId: string): Queued | null {
    return entryOf(this.storage.read(keyOf(owner, commandId)))
  }

  put(owner: string, entry: Queued): void {
    this.storage.write(keyOf(owner, entry.commandId), JSON.stringify(entry))
  }

  remove(owner: string, commandId: string): void {
    this.storage.remove(keyOf(owner, commandId))
  }

  /** The place after the last one. */
  nextSeq(owner: string): number {
    return this.list(owner).reduce((latest, { seq }) => Math.max(latest, seq), 0) + 1
  }

  private entriesUnder(start: string): readonly Queued[] {
    return this.storage.keys().filter((key) => key.startsWith(start)).flatMap((key) => entryOf(this.storage.read(key)) ?? [])
  }
}

const keyOf = (owner: string, commandId: string): string => `${prefix}${owner}:${commandId}`
