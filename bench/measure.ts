/** Work on the cases from one place up to another, made ready outside of the time that is taken. */
export type Prepare = (from: number, to: number) => () => void

/** So many cases are made ready at once: enough for a clear measure, few enough to fit into the memory of a small machine. */
const batch = 10_000

/** Time that the processor gave this process, its own and the system's for it, so that a busy machine hardly counts. The two are told apart by samples only, their sum is exact. */
function spentMicros(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** CPU microseconds that each sort of work takes per case: the best of several rounds. They take turns on every batch, so that a busy moment meets all of them. */
export function cpuMicros(cases: number, rounds: number, sorts: readonly Prepare[]): readonly number[] {
  const spent = sorts.map(() => Array.from({ length: rounds }, () => 0))
  for (let from = 0; from < cases; from += batch) {
    for (const [sort, prepare] of sorts.entries()) {
      const work = prepare(from, Math.min(from + batch, cases))
      const own = spent[sort] ?? []
      for (let round = 0; round < rounds; round += 1) {
        const begin = spentMicros()
        work()
        own[round] = (own[round] ?? 0) + spentMicros() - begin
      }
    }
  }
  return spent.map((own) => Math.min(...own) / cases)
}

/** The same for work that answers later. */
export async function cpuMicrosLater(cases: number, work: () => Promise<void>): Promise<number> {
  const begin = spentMicros()
  await work()
  return (spentMicros() - begin) / cases
}
