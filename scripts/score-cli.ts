import { print, readDocument, withRefusals } from './command-line'
import { scoreCase } from './score/score-case'

const usage = 'usage: npm run -s score -- case.json (a file of one case or an array of cases; - reads standard input)'

/** Scores what the arguments name and prints one JSON document. Returns the exit status: 0, or 2 after a message that names the wrong field. */
export function main(args: readonly string[], folder: string): number {
  const [path] = args
  if (path === undefined || args.length > 1 || (path.startsWith('-') && path !== '-')) {
    print(2, `${usage}\n`)
    return 2
  }
  return withRefusals(() => {
    const document = readDocument(path, folder)
    const result = Array.isArray(document) ? document.map((entry: unknown, index) => scoreCase(entry, `[${index}]`)) : scoreCase(document, '')
    print(1, `${JSON.stringify(result, null, 2)}\n`)
    return 0
  })
}
