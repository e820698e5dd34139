const CHUNK_SIZE = 512

/** Where an entry stands: which chunk, and where in it. */
export interface Position {
  readonly chunk: number
  readonly offset: number
}

/**
 * Entries in order, in chunks, so that an insertion moves a few hundred entries and not all of them.
 * The order is that of the comparator; entries that compare equal are the same entry.
 */
export class OrderedList<Entry> {
  private chunks: Entry[][] = []
  size = 0

  constructor(private readonly compare: (a: Entry, b: Entry) => number) {}

  /** Replaces everything; much faster than adding one by one. */
  fill(entries: Entry[]): void {
    entries.sort(this.compare)
    this.chunks = []
    this.size = entries.length
    for (let i = 0; i < entries.length; i += CHUNK_SIZE) this.chunks.push(entries.slice(i, i + CHUNK_SIZE))
  }

  add(entry: Entry): void {
    const { chunk, offset } = this.insertionPoint(entry)
    const target = this.chunks[chunk]
    if (target === undefined) {
      this.chunks.push([entry])
    } else {
      const present = target[offset]
      if (present !== undefined && this.compare(present, entry) === 0) return
      target.splice(offset, 0, entry)
      if (target.length > CHUNK_SIZE * 2) this.chunks.splice(chunk + 1, 0, target.splice(CHUNK_SIZE))
    }
    this.size++
  }

  remove(entry: Entry): void {
    const { chunk, offset } = this.positionWhere((present) => this.compare(present, entry) < 0)
    const target = this.chunks[chunk]
    const present = target?.[offset]
    if (target === undefined || present === undefined || this.compare(present, entry) !== 0) return
    target.splice(offset, 1)
    if (target.length === 0) this.chunks.splice(chunk, 1)
    this.size--
  }

  /** The first position whose entry is not before what is sought. `isBefore` must hold for a prefix of the list. */
  positionWhere(isBefore: (entry: Entry) => boolean): Position {
    const chunk = firstIndex(this.chunks.length, (i) => {
      const last = this.chunks[i]?.at(-1)
      return last === undefined || !isBefore(last)
    })
    const entries = this.chunks[chunk]
    if (entries === undefined) return { chunk, offset: 0 }
    const offset = firstIndex(entries.length, (i) => {
      const entry = entries[i]
      return entry === undefined || !isBefore(entry)
    })
    return { chunk, offset }
  }

  /** Entries from `start` up to but not including `end`. The list must not change meanwhile. */
  *forward(start: Position, end: Position): Generator<Entry> {
    for (let chunk = start.chunk; chunk <= end.chunk && chunk < this.chunks.length; chunk++) {
      const entries = this.chunks[chunk] ?? []
      const to = chunk === end.chunk ? end.offset : entries.length
      for (let offset = chunk === start.chunk ? start.offset : 0; offset < to; offset++) {
        const entry = entries[offset]
        if (entry !== undefined) yield entry
      }
    }
  }

  /** The same entries from the last to the first. */
  *backward(start: Position, end: Position): Generator<Entry> {
    for (let chunk = Math.min(end.chunk, this.chunks.length - 1); chunk >= start.chunk; chunk--) {
      const entries = this.chunks[chunk] ?? []
      const from = chunk === end.chunk ? end.offset : entries.length
      const to = chunk === start.chunk ? start.offset : 0
      for (let offset = from - 1; offset >= to; offset--) {
        const entry = entries[offset]
        if (entry !== undefined) yield entry
      }
    }
  }

  private insertionPoint(entry: Entry): Position {
    const position = this.positionWhere((present) => this.compare(present, entry) < 0)
    // Past the end: append to the last chunk instead of opening a new one.
    if (position.chunk > 0 && position.chunk === this.chunks.length) {
      const last = this.chunks.length - 1
      return { chunk: last, offset: this.chunks[last]?.length ?? 0 }
    }
    return position
  }
}

/** The least i in 0…length for which `holds` is true, or length. */
function firstIndex(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
