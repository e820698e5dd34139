import { atOnce } from '../kit/at-once'
import type { ContextReader } from '../kit/company'
import { signal } from '../kit/signal'

/** What a slice did: how many records it moved, and whether nothing due was left when it ended. */
export interface SliceResult {
  readonly moved: number
  readonly isDone: boolean
}

export interface Slice {
  readonly deadlineMs: number
  readonly requestId: string
  readonly contextOf: ContextReader
  /** Calls further instances of the close, once in a slice, and does not wait for them. */
  readonly callHelp: () => void
}

/** How many records a slice takes up together: their signals are sent as one. */
export const batchSize = 50

export interface DueWork<Due extends { readonly _id: string }> {
  readonly nextBatch: (now: string, limit: number) => Promise<readonly Due[]>
  /** Records of one key are moved one after the other, since they write the same document. */
  readonly keyOf: (due: Due) => string
  /** Moves one record in a transaction of its own; answers whom to tell, null where it failed or did not move. */
  readonly moveOne: (due: Due, slice: Slice) => Promise<readonly string[] | null>
}

/**
 * Takes batches of due records until none is left or the time is up. A record that failed or did not move is not taken up again in this slice;
 * batches grow by those, so that they never hide the ones behind them.
 */
export async function drain<Due extends { readonly _id: string }>(slice: Slice, { nextBatch, keyOf, moveOne }: DueWork<Due>): Promise<SliceResult> {
  const seen = new Set<string>()
  let moved = 0
  let stuck = 0
  const isLate = () => Date.now() >= slice.deadlineMs
  for (;;) {
    const batch = (await nextBatch(new Date().toISOString(), batchSize + stuck)).filter(({ _id }) => !seen.has(_id))
    if (batch.length === 0) return { moved, isDone: true }
    const told = new Set<string>()
    const lines = new Map<string, Due[]>()
    for (const due of batch) lines.set(keyOf(due), [...(lines.get(keyOf(due)) ?? []), due])
    await atOnce([...lines.values()], async (line) => {
      for (const due of line) {
        if (isLate()) return
        seen.add(due._id)
        const audience = await moveOne(due, slice)
        if (audience === null) stuck += 1
        else moved += 1
        for (const id of audience ?? []) told.add(id)
      }
    })
    await signal(told, slice.requestId)
    if (isLate()) return { moved, isDone: false }
  }
}
