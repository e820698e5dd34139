/** CPU microseconds that the work takes per case: the best of several rounds, in the time that this process was given, so that a busy machine does not count. */
export function cpuMicros(cases: number, rounds: number, work: () => void): number {
  let best = Infinity
  for (let round = 0; round < rounds; round += 1) {
    const begin = process.cpuUsage().user
    work()
    best = Math.min(best, (process.cpuUsage().user - begin) / cases)
  }
  return best
}

/** The same for work that answers later. */
export async function cpuMicrosLater(cases: number, work: () => Promise<void>): Promise<number> {
  const begin = process.cpuUsage().user
  await work()
  return (process.cpuUsage().user - begin) / cases
}
