import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newCode } from '../../cloudfunctions/kit/invitation-code'
import { importOf, RosterError } from './roster'

const usage = 'usage: npm run -s roster -- roster.json (see docs/examples/roster.json)'

/** Writes one file of JSON lines per collection into dist/roster and prints the codes of HR. Returns the exit status. */
export function main(args: readonly string[], folder: string): number {
  const [path] = args
  if (path === undefined || args.length > 1 || path.startsWith('-')) {
    console.error(usage)
    return 2
  }
  try {
    const json: unknown = JSON.parse(readFileSync(resolve(folder, path), 'utf8'))
    const { documents, codes } = importOf(json, new Date().toISOString(), newCode)
    const outDir = join('dist', 'roster')
    mkdirSync(outDir, { recursive: true })
    for (const [collection, lines] of Object.entries(documents)) {
      const file = join(outDir, `${collection}.json`)
      writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, { mode: 0o600 })
      console.log(`${file}: ${lines.length}`)
    }
    for (const { name, code } of codes) console.log(`${name}: ${code} (7 days, once)`)
    return 0
  } catch (error) {
    if (!(error instanceof RosterError || error instanceof SyntaxError || (error instanceof Error && 'code' in error))) throw error
    console.error(`${path}: ${error.message}`)
    return 2
  }
}
