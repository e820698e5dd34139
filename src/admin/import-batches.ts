import type { AppRefusal } from '../cloud/call'

/** What is wrong with a cell of a table, in words; `line` is where its row begins. */
export interface CellProblem {
  readonly line: number
  readonly column: string
  readonly text: string
}

/** What an import has changed so far. */
export interface ImportCounts {
  readonly added: number
  readonly changed: number
  readonly same: number
}

type BatchAnswer<Output> = { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly refusal: AppRefusal }

/** Rows in batches of at most `size`: each is one call, and stored whole or not at all. */
export function batchesOf<Row>(rows: readonly Row[], size: number): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
}

/** Has every batch checked before the first is stored: what is wrong in any of them, and what each row would do; or why one could not be checked. */
export async function checkInBatches<Row, Effect>(
  batches: readonly (readonly Row[])[], check: (rows: Row[]) => Promise<BatchAnswer<{ readonly problems: readonly CellProblem[]; readonly effects: readonly Effect[] }>>, begin?: (done: number) => void,
): Promise<{ readonly problems: readonly CellProblem[]; readonly effects: readonly Effect[] } | AppRefusal> {
  const problems: CellProblem[] = []
  const effects: Effect[] = []
  for (const [done, rows] of batches.entries()) {
    begin?.(done)
    const answer = await check([...rows])
    if (!answer.ok) return answer.refusal
    problems.push(...answer.output.problems)
    effects.push(...answer.output.effects)
  }
  return { problems, effects }
}

/** Stores batch after batch until one is refused, and tells after each what is stored by then; the refusal, or null when all are. */
export async function sendInBatches<Row>(
  batches: readonly (readonly Row[])[], send: (rows: Row[]) => Promise<BatchAnswer<ImportCounts>>, told: (counts: ImportCounts) => void, begin?: (done: number) => void,
): Promise<AppRefusal | null> {
  let sum: ImportCounts = { added: 0, changed: 0, same: 0 }
  for (const [done, rows] of batches.entries()) {
    begin?.(done)
    const answer = await send([...rows])
    if (!answer.ok) return answer.refusal
    const { added, changed, same } = answer.output
    sum = { added: sum.added + added, changed: sum.changed + changed, same: sum.same + same }
    told(sum)
  }
  return null
}
