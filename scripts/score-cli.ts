import { readFileSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '@shared/scoring/input-error'
import { readJson } from './score/read-json'
import { scoreCase } from './score/score-case'

const usage = 'usage: npm run -s score -- case.json (a file of one case or an array of cases; - reads standard input)'

function textOf(path: string, folder: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path === '-' ? 0 : resolve(folder, path))
  } catch (error) {
    throw new InputError(path, `cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`, '文件读不出来')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputError(path, 'is not UTF-8 text; save the file as UTF-8', '文件不是 UTF-8 编码')
  }
}

/** All of it, also where a pipe takes only a part at a time. */
function print(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

/** A key that someone typed may hold line breaks; the message stays one line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
}

/** Scores what the arguments name and prints one JSON document. Returns the exit status: 0, or 2 after a message that names the wrong field. */
export function main(args: readonly string[], folder: string): number {
  const [path] = args
  if (path === undefined || args.length > 1 || (path.startsWith('-') && path !== '-')) {
    print(2, `${usage}\n`)
    return 2
  }
  try {
    const document = readJson(textOf(path, folder), path === '-' ? 'standard input' : path)
    const result = Array.isArray(document) ? document.map((entry: unknown, index) => scoreCase(entry, `[${index}]`)) : scoreCase(document, '')
    print(1, `${JSON.stringify(result, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    print(2, `${oneLine(error.message)}\n`)
    return 2
  }
}
