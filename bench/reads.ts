import { readMonth, type ReadResult } from './reads/run'

type Print = (line: string) => void

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What the platform gives a call: memory, time, and bytes of an answer. */
const bounds = { memoryMb: 256, seconds: 20, answerBytes: 6_000_000 } as const

/** Asks companies of each size what people ask at a month's end, prints a table, and returns the exit status: 1 where a bound is not met. */
export async function main(projectDir: string, sizes: readonly number[], print: Print): Promise<number> {
  const results: ReadResult[] = []
  for (const size of sizes) results.push(...await readMonth(projectDir, size, print))
  const misses: string[] = []
  print(row(['asked (by)', 'sheets', 'seconds', 'round trips', 'memory', 'answer']))
  print(row(['---', '---:', '---:', '---:', '---:', '---:']))
  const asked = [...new Set(results.map((result) => result.asked))]
  for (const { asked: name, count, seconds, requests, peakMb, answerBytes, fault } of asked.flatMap((name) => results.filter((result) => result.asked === name))) {
    print(row([name, count.toLocaleString('en'), ...(fault === null ? [seconds.toFixed(2), String(requests)] : [fault, '']), `${peakMb.toFixed(0)} MB`, fault === null ? `${(answerBytes / 1_000).toFixed(1)} KB` : '']))
    if (fault !== null || peakMb >= bounds.memoryMb || seconds >= bounds.seconds || answerBytes >= bounds.answerBytes) misses.push(`${name} of ${count} sheets`)
  }
  for (const miss of misses) print(`not met: ${miss}`)
  return misses.length === 0 ? 0 : 1
}
