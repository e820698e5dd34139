import type { AppRefusal } from './call'
import type { Copy } from './copy-shelf'

/** What a page knows of a query: the latest data, when it was fetched, and the latest refusal if the last try failed. */
export interface CacheEntry {
  readonly data: unknown
  readonly fetchedAt: string | null
  readonly refusal: AppRefusal | null
  readonly isFetching: boolean
}

export type FetchAnswer = () => Promise<{ readonly ok: true; readonly output: unknown; readonly now: string } | { readonly ok: false; readonly refusal: AppRefusal }>

interface Slot {
  entry: CacheEntry
  fetch: FetchAnswer | null
  readonly listeners: Set<() => void>
  running: Promise<void> | null
  /** Something changed while a fetch was under way: what it brings may be old, so it is followed by another. */
  isStale: boolean
}

/** Copies for reading offline; injected, so that the cache itself knows no platform. */
export interface Copies {
  read(key: string): Copy | null
  write(key: string, copy: Copy): void
  remove(key: string): void
}

const nothing: CacheEntry = { data: undefined, fetchedAt: null, refusal: null, isFetching: false }

/** These say nothing about the data itself: what is on show may stay until the next try. */
const passing: readonly AppRefusal['code'][] = ['offline', 'busy', 'internal']

/** The one place where cloud data lives in the app: stale copies are shown at once and replaced when fresh ones come. */
export class QueryCache {
  private slots = new Map<string, Slot>()

  constructor(private readonly copies: Copies) {}

  /** What is known now, from memory or from the copy on the phone; the same object until something changes. */
  entry(key: string): CacheEntry {
    return this.slot(key).entry
  }

  /** Listens to a query while a page shows it; the answer ends the listening. */
  subscribe(key: string, fetch: FetchAnswer, listener: () => void): () => void {
    const slot = this.slot(key)
    slot.fetch = fetch
    slot.listeners.add(listener)
    return () => { slot.listeners.delete(listener) }
  }

  /** Fetches anew; several who ask at once share one request. */
  refetch(key: string): Promise<void> {
    const slot = this.slot(key)
    const { fetch } = slot
    if (fetch === null) return Promise.resolve()
    slot.running ??= this.run(key, slot, fetch).finally(() => {
      slot.running = null
      if (!slot.isStale) return
      slot.isStale = false
      void this.refetch(key)
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

  /** Forgets everything, when another person signs in. What is still under way for the one before is dropped when it comes. */
  clear(): void {
    const before = [...this.slots.values()]
    this.slots = new Map()
    for (const slot of before) this.show(slot, nothing)
  }

  private slot(key: string): Slot {
    const known = this.slots.get(key)
    if (known !== undefined) return known
    const copy = this.copies.read(key)
    const entry = copy === null ? nothing : { ...nothing, data: copy.data, fetchedAt: copy.fetchedAt }
    const fresh: Slot = { entry, fetch: null, listeners: new Set(), running: null, isStale: false }
    this.slots.set(key, fresh)
    return fresh
  }

  private async run(key: string, slot: Slot, fetch: FetchAnswer): Promise<void> {
    this.show(slot, { ...slot.entry, isFetching: true })
    const answer = await fetch().catch((bug: unknown) => {
      this.show(slot, { ...slot.entry, isFetching: false })
      throw bug
    })
    if (this.slots.get(key) !== slot) return
    if (answer.ok) {
      this.show(slot, { data: answer.output, fetchedAt: answer.now, refusal: null, isFetching: false })
      this.copies.write(key, { data: answer.output, fetchedAt: answer.now })
    } else if (passing.includes(answer.refusal.code)) {
      this.show(slot, { ...slot.entry, refusal: answer.refusal, isFetching: false })
    } else {
      this.show(slot, { ...nothing, refusal: answer.refusal })
      this.copies.remove(key)
    }
  }

  private show(slot: Slot, entry: CacheEntry): void {
    slot.entry = entry
    for (const listener of slot.listeners) listener()
  }
}
