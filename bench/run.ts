import { compareByHand } from './compare-by-hand'
import { comparePeers } from './compare-peers'
import { decimalProbes, type LoadPackage } from './peers/peer'

type Print = (line: string) => void

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const header = (cells: readonly string[]): string => `${row(cells)}\n${row(cells.map((_cell, place) => (place === 0 ? '---' : '---:')))}`

/** Prints the tables. Returns the exit status: 0, or 1 where a ratio is above its bound or a result differs. */
export async function main(count: number, peerCount: number, load: LoadPackage, print: Print): Promise<number> {
  let status = 0
  print(`${count} people on each sheet, CPU time per sheet, best of five rounds, Node ${process.version}\n`)
  print(header(['sheet, work', 'engine', 'by hand', 'ratio', 'at most', 'different']))
  for (const { sheet, work, micros, byHandMicros, ratio, bound, different } of compareByHand(count)) {
    const isTooSlow = bound !== null && ratio > bound
    if (isTooSlow || different > 0) status = 1
    print(row([`${sheet}, ${work}`, `${micros.toFixed(2)} µs`, `${byHandMicros.toFixed(2)} µs`, `${ratio.toFixed(1)}×`, bound === null ? '' : `${bound}×${isTooSlow ? ' (above)' : ''}`, String(different)]))
  }
  print(`\nThe card sheet in other tools, ${peerCount} people, held against exact results\n`)
  print(header(['tool', 'per sheet', 'wrong totals', 'wrong pay', ...decimalProbes.map(({ title }) => title)]))
  let isMissing = false
  for await (const { name, scored } of comparePeers(peerCount, load)) {
    isMissing ||= scored === null
    print(row(scored === null ? [name, 'not installed', '', '', ...decimalProbes.map(() => '')] : [name, `${scored.micros.toFixed(1)} µs`, String(scored.wrongTotals), String(scored.wrongPay), ...scored.rightProbes.map((isRight) => (isRight ? 'right' : 'wrong'))]))
  }
  if (isMissing) print('\nThe other tools are dependencies of the bench folder alone: npm ci --prefix bench')
  return status
}
