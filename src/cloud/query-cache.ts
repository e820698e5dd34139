import type { AppRefusal } from './call'

/** What a page knows of a query: the latest data, when it was fetched, and the latest refusal if the last try failed. */
export interface CacheEntry {
  readonly data: unknown
  readonly fetchedAt: string | null
  readonly refusal: AppRefusal | null
  readonly isFetching: boolean
}

type Fetch = () => Promise<{ ok: true; output: unknown; now: string } | { ok: false; refusal: AppRefusal }>

interface Slot {
  entry: CacheEntry
  fetch: Fetch
  listeners: Set<() => void>
  running: Promise<void> | null
  /** Something changed while a fetch was under way: what it brings may be old, so it is followed by another. */
  isStale: boolean
}

/** Copies for reading offline; injected, so that the cache itself knows no platform. */
export interface CacheStorage {
  read(key: string): { data: unknown; fetchedAt: string } | null
  write(key: string, copy: { data: unknown; fetchedAt: string }): void
}

const nothing: CacheEntry = { data: undefined, fetchedAt: null, refusal: null, isFetching: false }

/** The one place where cloud data lives in the app: stale copies are shown at once and replaced when fresh ones come. */
export class QueryCache {
  private readonly slots = new Map<string, Slot>()

  constructor(private readonly storage: CacheStorage) {}

  /** What is known now, from memory or from the copy on the phone. */
  entry(key: string): CacheEntry {
    return this.slots.get(key)?.entry ?? this.stored(key)
  }

  /** Listens to a query while a page shows it; the answer ends the listening. */
  subscribe(key: string, fetch: Fetch, listener: () => void): () => void {
    const slot = this.slots.get(key) ?? { entry: this.stored(key), fetch, listeners: new Set(), running: null, isStale: false }
    slot.fetch = fetch
    slot.listeners.add(listener)
    this.slots.set(key, slot)
    return () => { slot.listeners.delete(listener) }
  }

  /** Fetches anew; several who ask at once share one request. */
  refetch(key: string): Promise<void> {
    const slot = this.slots.get(key)
    if (slot === undefined) return Promise.resolve()
    slot.running ??= this.run(key, slot).finally(() => {
      slot.running = null
      if (slot.isStale) {
        slot.isStale = false
        void this.refetch(key)
      }
    })
    return slot.running
  }

  /** Something changed: what pages show now is fetched anew, everything else when it is next shown. */
  invalidate(): void {
    for (const [key, slot] of this.slots) {
      if (slot.listeners.size === 0) continue
      if (slot.running === null) void this.refetch(key)
      else slot.isStale = true
    }
  }

  /** Forgets everything, when another person signs in. */
  clear(): void {
    this.slots.clear()
  }

  private stored(key: string): CacheEntry {
    const copy = this.storage.read(key)
    return copy === null ? nothing : { ...nothing, data: copy.data, fetchedAt: copy.fetchedAt }
  }

  private async run(key: string, slot: Slot): Promise<void> {
    this.show(slot, { ...slot.entry, isFetching: true })
    const answer = await slot.fetch()
    if (answer.ok) {
      this.show(slot, { data: answer.output, fetchedAt: answer.now, refusal: null, isFetching: false })
      this.storage.write(key, { data: answer.output, fetchedAt: answer.now })
    } else {
      // Without network the old copy stays on show; any other no means that it must not be shown any longer.
      const kept = answer.refusal.code === 'offline' ? slot.entry : nothing
      this.show(slot, { ...kept, refusal: answer.refusal, isFetching: false })
    }
  }

  private show(slot: Slot, entry: CacheEntry): void {
    slot.entry = entry
    for (const listener of slot.listeners) listener()
  }
}
