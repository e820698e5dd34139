/** What a slice did: how many records it moved, and whether nothing due was left when it ended. */
export interface SliceResult {
  readonly moved: number
  readonly isDone: boolean
}

/** One run of a timer, until its time is up. */
export interface Slice {
  readonly deadlineMs: number
  readonly requestId: string
}

const batchSize = 50

/**
 * Takes batches of due records until none is left. A record that failed or did not move is not taken up again in this slice; batches grow by
 * those, so that they never hide the ones behind them.
 */
export async function drain<Record extends { readonly _id: string }>(
  slice: Slice, nextBatch: (now: string, limit: number) => Promise<Record[]>, moveOne: (record: Record, slice: Slice) => Promise<boolean>,
): Promise<SliceResult> {
  const seen = new Set<string>()
  let moved = 0
  let stuck = 0
  for (;;) {
    const batch = (await nextBatch(new Date().toISOString(), batchSize + stuck)).filter(({ _id }) => !seen.has(_id))
    if (batch.length === 0) return { moved, isDone: true }
    for (const record of batch) {
      if (Date.now() >= slice.deadlineMs) return { moved, isDone: false }
      seen.add(record._id)
      if (await moveOne(record, slice)) moved += 1
      else stuck += 1
    }
  }
}
