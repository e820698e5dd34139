import { closeMonth, type SizeResult } from './close/run'

type Print = (line: string) => void

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What is asked of the close, as ratios within one run. */
const bounds = { growth: 1.2, memoryMb: 256, memoryGrowth: 1.2, sliceMs: 20_000, readRatio: 5 } as const

/** CPU time of the stages whose work grows with the company. */
const totalOf = ({ stages }: SizeResult): number => stages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)

/** Closes months of each size, prints the tables, and returns the exit status: 1 where a bound is not met or a month is not closed right. */
export async function main(projectDir: string, sizes: readonly number[], print: Print): Promise<number> {
  const results: SizeResult[] = []
  for (const size of sizes) results.push(await closeMonth(projectDir, size, print))
  const misses: string[] = []
  const holds = (isMet: boolean, sentence: string) => { if (!isMet) misses.push(sentence) }
  print(row(['sheets', 'stage', 'seconds', 'CPU seconds', 'requests per sheet']))
  print(row(['---:', '---', '---:', '---:', '---:']))
  for (const { count, stages } of results) for (const { name, seconds, cpuSeconds, requests } of stages) print(row([count.toLocaleString('en'), name, seconds.toFixed(1), cpuSeconds.toFixed(1), (requests / count).toFixed(2)]))
  print('')
  print(row(['sheets', 'growth / linear', 'memory', 'longest slice', 'scoring', 'reads idle', 'reads during', 'ratio']))
  print(row(['---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']))
  for (const [index, result] of results.entries()) {
    const before = results[index - 1]
    const growth = before === undefined ? null : totalOf(result) / totalOf(before) / (result.count / before.count)
    const readRatio = result.busyReadMs / result.idleReadMs
    print(row([result.count.toLocaleString('en'), growth === null ? '' : `${growth.toFixed(2)}×`, `${result.peakMb.toFixed(0)} MB`, `${(result.longestSliceMs / 1_000).toFixed(1)} s`, `${(result.scoringShare * 100).toFixed(1)} %`,
      `${result.idleReadMs.toFixed(1)} ms`, `${result.busyReadMs.toFixed(1)} ms`, `${readRatio.toFixed(1)}×`]))
    holds(growth === null || growth <= bounds.growth, `${result.count}: grows ${growth?.toFixed(2) ?? ''} times as fast as the sheets`)
    holds(result.peakMb < bounds.memoryMb, `${result.count}: ${result.peakMb.toFixed(0)} MB`)
    holds(before === undefined || result.peakMb <= before.peakMb * bounds.memoryGrowth, `${result.count}: memory grows with the company`)
    holds(result.longestSliceMs <= bounds.sliceMs, `${result.count}: a slice of ${(result.longestSliceMs / 1_000).toFixed(1)} s`)
    holds(readRatio <= bounds.readRatio, `${result.count}: reads take ${readRatio.toFixed(1)} times as long`)
    for (const fault of result.faults) holds(false, `${result.count}: ${fault}`)
  }
  for (const miss of misses) print(`not met: ${miss}`)
  return misses.length === 0 ? 0 : 1
}
