import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Records } from '@shared/verify/records'
import { DATABASE_FILE, DataFolderError } from '../../local/store/data-folder'
import { SqliteJournal } from '../../local/store/sqlite-journal'

const collections = ['sheets', 'corrections', 'batches', 'templates', 'incidents', 'periods'] as const
/** Without these an export can be checked too, less far. */
const furtherCollections = ['people', 'rating-groups', 'unmade-sheets'] as const
type Name = (typeof collections)[number] | (typeof furtherCollections)[number]

/** The data can't be read; the message is one sentence for the person at the terminal. */
export class DataError extends Error {
  override readonly name = 'DataError'
}

/** One JSON document a line, as the cloud's console exports a collection. */
function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      throw new DataError(`${file} 第 ${index + 1} 行不是 JSON。`)
    }
  })
}

function readExport(folder: string): Map<string, readonly unknown[]> {
  const read = new Map<string, readonly unknown[]>()
  for (const name of collections) {
    const file = join(folder, `${name}.json`)
    if (!existsSync(file)) throw new DataError(`${folder} 里没有 ${DATABASE_FILE}，也没有 ${name}.json：请给本地云的数据目录，或者从云开发控制台导出的集合（每个集合一个文件，一行一条）。`)
    read.set(name, readLines(file))
  }
  for (const name of furtherCollections) {
    const file = join(folder, `${name}.json`)
    if (existsSync(file)) read.set(name, readLines(file))
  }
  return read
}

function readStore(folder: string): Map<string, readonly unknown[]> {
  try {
    const journal = SqliteJournal.open(folder)
    try {
      return new Map(journal.load().collections)
    } finally {
      journal.close()
    }
  } catch (failure) {
    if (failure instanceof DataFolderError) throw new DataError(failure.message)
    throw failure
  }
}

/** Whole collections from a data folder of the local cloud, or from a folder of exported collections. Throws `DataError`. */
export function readRecords(folder: string): Records {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new DataError(`没有这个数据目录：${folder}`)
  const stored = existsSync(join(folder, DATABASE_FILE)) ? readStore(folder) : readExport(folder)
  // Shapes are not trusted: whatever reads a record in the check answers for a broken one with a finding.
  const of = (name: Name) => (stored.get(name) ?? []) as never
  const further = { ...(stored.has('people') ? { people: of('people') } : {}), ...(stored.has('rating-groups') ? { groups: of('rating-groups') } : {}), ...(stored.has('unmade-sheets') ? { unmade: of('unmade-sheets') } : {}) }
  return { sheets: of('sheets'), corrections: of('corrections'), batches: of('batches'), templates: of('templates'), incidents: of('incidents'), periods: of('periods'), ...further }
}
