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
  /** Ids of messages that this slice knows to be written. */
  readonly toldBefore: Set<string>
}

/** How many records a slice takes up together: their signals are sent as one. */
export const batchSize = 50

/** How many of them are moved in one transaction where they can be. */
const groupSize = 25

export interface DueWork<Due extends { readonly _id: string }> {
  readonly nextBatch: (now: string, limit: number) => Promise<readonly Due[]>
  /** Records of one key are moved one after the other, since they write the same document. */
  readonly keyOf: (due: Due) => string
  /** Moves one record in a transaction of its own; answers whom to tell, null where it failed or did not move. */
  readonly moveOne: (due: Due, slice: Slice) => Promise<readonly string[] | null>
  /**
   * Moves several records with keys of their own in one transaction, and answers for each what `moveOne` would; null where that failed for them
   * together, and nothing moved.
   */
  readonly moveTogether?: (dues: readonly Due[], slice: Slice) => Promise<readonly (readonly string[] | null)[] | null>
}

/** Records in the order in which they are moved: lines of one key, or groups of different keys that go together. */
function linesOf<Due extends { readonly _id: string }>(batch: readonly Due[], { keyOf, moveTogether }: DueWork<Due>): readonly (readonly Due[])[] {
  const lines = new Map<string, Due[]>()
  for (const [index, due] of batch.entries()) {
    const key = moveTogether === undefined ? keyOf(due) : String(Math.floor(index / groupSize))
    lines.set(key, [...(lines.get(key) ?? []), due])
  }
  return [...lines.values()]
}

/**
 * Takes batches of due records until none is left or the time is up. A record that failed or did not move is not taken up again in this slice;
 * batches grow by those, so that they never hide the ones behind them.
 */
export async function drain<Due extends { readonly _id: string }>(slice: Slice, work: DueWork<Due>): Promise<SliceResult> {
  const { nextBatch, moveOne, moveTogether } = work
  const seen = new Set<string>()
  let moved = 0
  let stuck = 0
  const isLate = () => Date.now() >= slice.deadlineMs
  for (;;) {
    const batch = (await nextBatch(new Date().toISOString(), batchSize + stuck)).filter(({ _id }) => !seen.has(_id))
    if (batch.length === 0) return { moved, isDone: true }
    const told = new Set<string>()
    const note = (due: Due, audience: readonly string[] | null) => {
      seen.add(due._id)
      if (audience === null) stuck += 1
      else moved += 1
      for (const id of audience ?? []) told.add(id)
    }
    await atOnce(linesOf(batch, work), async (line) => {
      if (isLate()) return
      const together = line.length > 1 ? await moveTogether?.(line, slice) ?? null : null
      for (const [index, due] of line.entries()) {
        if (together === null && isLate()) return
        note(due, together === null ? await moveOne(due, slice) : together[index] ?? null)
      }
      // One group after the other: those side by side would mostly tell the same signers, and one of them would lose.
    }, moveTogether === undefined ? undefined : 1)
    await signal(told, slice.requestId)
    if (isLate()) return { moved, isDone: false }
  }
}
