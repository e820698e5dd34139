import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { verifyRecords } from '@shared/verify/verify-records'
import { print } from '../command-line'
import { DataError, readRecords } from './read-data'

const usage = 'usage: npm run -s verify -- --data DIR [--witness 12-7F3K-9QMD-2XWA]…'
const shownFindings = 50

const hashOf = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

interface Options {
  readonly folder: string
  readonly witnesses: readonly string[]
}

function optionsOf(args: readonly string[], folder: string): Options | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, witness: { type: 'string', multiple: true, default: [] } } })
    return values.data === undefined ? null : { folder: resolve(folder, values.data), witnesses: values.witness }
  } catch {
    return null
  }
}

/** Checks everything that was sealed. Exit status: 0 where all holds, 1 with findings, 2 where the data or the arguments can't be read. */
export function main(args: readonly string[], folder: string): number {
  const options = optionsOf(args, folder)
  if (options === null) {
    print(2, `${usage}\n`)
    return 2
  }
  try {
    const { findings, counts, witness, notes, blind } = verifyRecords(readRecords(options.folder), options.witnesses, hashOf)
    const lines = [
      `封存 ${counts.sealedSheets} 张考核表、${counts.corrections} 次更正，共 ${counts.batches} 批${witness === null ? '' : `，最新见证码 ${witness}`}`,
      ...findings.slice(0, shownFindings).map(({ code, record, sentence }) => `✗ ${record} [${code}] ${sentence}`),
      ...(findings.length > shownFindings ? [`…… 另有 ${findings.length - shownFindings} 处`] : []),
      ...notes.map((sentence) => `另外：${sentence}`),
      ...blind.map((sentence) => `注意：${sentence}`),
      findings.length === 0 ? '没有发现改动。' : `发现 ${findings.length} 处对不上，第一处是 ${findings[0]?.record ?? ''}。`,
    ]
    print(1, `${lines.join('\n')}\n`)
    return findings.length === 0 ? 0 : 1
  } catch (failure) {
    if (!(failure instanceof DataError)) throw failure
    print(2, `${failure.message}\n`)
    return 2
  }
}
