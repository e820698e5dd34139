import { readFileSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '@shared/scoring/input-error'
import { problemText } from '@shared/scoring/problem-text'
import { readJson } from './score/read-json'

/** The JSON of a file, or of standard input for `-`. Throws `InputError` naming the file or the field in it. */
export function readDocument(path: string, folder: string): unknown {
  return readJson(textOf(path, folder), path === '-' ? 'standard input' : path)
}

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
export function print(descriptor: 1 | 2, text: string): void {
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

/** Runs what may find an input wrong: then the message that names the field, and exit status 2. */
export function withRefusals(run: () => number): number {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    print(2, `${oneLine(`${error.field}: ${problemText(error)}`)}\n`)
    return 2
  }
}
