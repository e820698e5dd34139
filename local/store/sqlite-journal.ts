import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { codeOf } from '../failure'
import type { Commit, DocumentChange } from './commit'
import { DATABASE_FILE, DataFolderError, DataFolderInUseError, damaged, emptyDataFolder, prepareDataFolder } from './data-folder'
import { addToTotal, recordChecksum, takeFromTotal } from './document-checksum'
import type { Journal, StoredState } from './journal'
import { parseDocument, printDocument } from './stored-json'
import type { StoredDocument } from './stored-value'

const FORMAT = '1'
/** Long enough for a process that is just ending, short enough to be told at once. */
const LOCK_TIMEOUT_MS = 200
/** Of the file's pages that SQLite keeps: a large company's documents are changed in no order. */
const CACHE_KB = 32_768
/** How long texts are made in one go. */
const PORTION_MS = 1

const SCHEMA = `
  create table if not exists settings (key text primary key, value text not null) without rowid;
  create table if not exists collections (name text primary key) without rowid;
  create table if not exists documents (
    collection text not null, id text not null, body text not null, checksum text not null,
    primary key (collection, id)
  ) without rowid;
`

interface DocumentRow {
  collection: string
  id: string
  body: string
  checksum: string
}

const reachDisk = (file: number): Promise<void> => new Promise((resolve, reject) => {
  fdatasync(file, (failure) => {
    if (failure === null) resolve()
    else reject(failure)
  })
})

/**
 * The data folder's SQLite file. Every append is one SQLite transaction that has reached the disk when it is answered.
 * SQLite itself only writes to its log (WAL, synchronous NORMAL, under which a crash takes back whole transactions from
 * the end); the log is synced here, off the event loop, so that reading goes on while the disk works. The process holds the file's lock for as long as it lives; the system frees it on kill -9.
 */
export class SqliteJournal implements Journal {
  private readonly upsert: Database.Statement
  private readonly remove: Database.Statement
  private readonly putSetting: Database.Statement
  /** Of a stored document, so that a change need not print what it replaces. */
  private readonly getChecksum: Database.Statement
  private total: bigint
  /** After a failed fsync nobody knows what reached the disk: nothing more is written until the next start. */
  private isBroken = false

  private constructor(
    private readonly database: Database.Database,
    private readonly file: string,
    /** SQLite's log, open for syncing; the same file for as long as the database is open. */
    private readonly wal: number,
  ) {
    this.upsert = database.prepare(
      'insert into documents values (?, ?, ?, ?) on conflict do update set body = excluded.body, checksum = excluded.checksum',
    )
    this.getChecksum = database.prepare('select checksum from documents where collection = ? and id = ?')
    this.remove = database.prepare('delete from documents where collection = ? and id = ?')
    this.putSetting = database.prepare('insert into settings values (?, ?) on conflict do update set value = excluded.value')
    this.total = BigInt(this.readSetting('total') ?? '0')
  }

  /** Throws DataFolderError, with a sentence for the person at the terminal, where the folder can't be used. */
  static open(dataDir: string): SqliteJournal {
    const file = join(dataDir, DATABASE_FILE)
    let database: Database.Database | undefined
    let wal: number | undefined
    try {
      database = new Database(file, { timeout: LOCK_TIMEOUT_MS })
      database.pragma('locking_mode = EXCLUSIVE')
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma(`cache_size = -${CACHE_KB}`)
      // Takes the lock now; under EXCLUSIVE it is kept from here on.
      database.exec(`begin exclusive; ${SCHEMA} insert or ignore into settings values ('format', '${FORMAT}'); commit;`)
      // All so far was synced by SQLite; from here on this class does it.
      database.pragma('synchronous = NORMAL')
      wal = openSync(`${file}-wal`, 'r+')
      const journal = new SqliteJournal(database, file, wal)
      const format = journal.readSetting('format')
      if (format !== FORMAT) throw new DataFolderError(`${file} 是另一个版本的数据（格式 ${format ?? '未知'}），本程序读不了。`)
      return journal
    } catch (error) {
      if (wal !== undefined) closeSync(wal)
      if (isInUse(error)) database?.close()
      else if (database !== undefined) release(database)
      throw refusal(error, file, dataDir)
    }
  }

  /** Empties the folder, unless another process holds it. A damaged one is emptied as well. */
  static reset(dataDir: string): void {
    prepareDataFolder(dataDir)
    try {
      SqliteJournal.open(dataDir).close()
    } catch (error) {
      if (!(error instanceof DataFolderError) || error instanceof DataFolderInUseError) throw error
    }
    emptyDataFolder(dataDir)
  }

  load(): StoredState {
    try {
      const collections = new Map<string, StoredDocument[]>()
      for (const { name } of this.database.prepare('select name from collections').all() as { name: string }[]) {
        collections.set(name, [])
      }
      let total = 0n
      // Row by row: all texts and all documents at once would be twice the memory.
      for (const row of this.database.prepare('select collection, id, body, checksum from documents').iterate() as IterableIterator<DocumentRow>) {
        const documents = collections.get(row.collection)
        if (documents === undefined) throw damaged(this.file, `记录 ${row.collection}/${row.id} 没有集合`)
        documents.push(this.read(row))
        total = addToTotal(total, BigInt(row.checksum))
      }
      if (total !== this.total) throw damaged(this.file, '有记录丢失')
      return { collections }
    } catch (error) {
      this.close()
      throw refusal(error, this.file, this.file)
    }
  }

  /** The next documents of a collection by id, for work on a folder that is too large to be loaded. */
  page(collection: string, after: string, size: number): readonly StoredDocument[] {
    const rows = this.database.prepare('select collection, id, body, checksum from documents where collection = ? and id > ? order by id limit ?').all(collection, after, size) as DocumentRow[]
    return rows.map((row) => this.read(row))
  }

  async append(commits: readonly Commit[]): Promise<void> {
    if (this.isBroken) throw new Error('the disk failed earlier; restart the local cloud')
    const records = await printed(commits)
    const totalBefore = this.total
    this.inTransaction(() => {
      for (const { collection, id, before, record } of records) {
        if (before !== null) this.total = takeFromTotal(this.total, this.checksumOf(collection, id))
        if (record === null) {
          this.remove.run(collection, id)
          continue
        }
        this.total = addToTotal(this.total, record.checksum)
        this.upsert.run(collection, id, record.body, String(record.checksum))
      }
      this.putSetting.run('total', String(this.total))
    }, () => {
      this.total = totalBefore
    })
    try {
      await reachDisk(this.wal)
    } catch (error) {
      this.isBroken = true
      throw error
    }
  }

  createCollection(name: string): void {
    this.database.prepare('insert or ignore into collections values (?)').run(name)
    fdatasyncSync(this.wal)
  }

  readSetting(key: string): string | null {
    const row = this.database.prepare('select value from settings where key = ?').get(key) as { value: string } | undefined
    return row?.value ?? null
  }

  writeSetting(key: string, value: string): void {
    this.putSetting.run(key, value)
    fdatasyncSync(this.wal)
  }

  close(): void {
    closeSync(this.wal)
    release(this.database)
  }

  private read({ collection, id, body, checksum }: DocumentRow): StoredDocument {
    if (String(recordChecksum(collection, id, body)) !== checksum) throw damaged(this.file, `记录 ${collection}/${id} 与校验值不符`)
    return parseDocument(body)
  }

  private checksumOf(collection: string, id: string): bigint {
    const row = this.getChecksum.get(collection, id) as { checksum: string } | undefined
    if (row === undefined) throw damaged(this.file, `记录 ${collection}/${id} 不见了`)
    return BigInt(row.checksum)
  }

  private inTransaction(write: () => void, onFailure: () => void): void {
    this.database.exec('begin immediate')
    try {
      write()
      this.database.exec('commit')
    } catch (error) {
      onFailure()
      if (codeOf(error).startsWith('SQLITE_IOERR')) this.isBroken = true
      if (this.database.inTransaction) this.database.exec('rollback')
      throw error
    }
  }
}

interface PrintedChange extends DocumentChange {
  /** What is to be stored; null for what is removed. */
  readonly record: { readonly body: string; readonly checksum: bigint } | null
}

/** The texts of a group of commits, made in small portions: somebody's call may come in between. */
async function printed(commits: readonly Commit[]): Promise<readonly PrintedChange[]> {
  const records: PrintedChange[] = []
  let since = performance.now()
  for (const change of commits.flatMap(({ changes }) => changes)) {
    const body = change.after === null ? null : printDocument(change.after)
    records.push({ ...change, record: body === null ? null : { body, checksum: recordChecksum(change.collection, change.id, body) } })
    if (performance.now() - since < PORTION_MS) continue
    await new Promise((resolve) => { setImmediate(resolve) })
    since = performance.now()
  }
  return records
}

function isInUse(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
}

/**
 * Gives the file free at once. `close()` alone would wait for the garbage collector to find every statement; leaving
 * WAL mode writes all into the one file, and then the lock can be let go.
 */
function release(database: Database.Database): void {
  try {
    database.pragma('journal_mode = DELETE')
    database.pragma('locking_mode = NORMAL')
    database.prepare('select 1 from sqlite_master').all()
  } catch (error) {
    // A file that is damaged or another's is in no state to be left tidy.
    if (codeOf(error) === '') throw error
  } finally {
    database.close()
  }
}

function refusal(error: unknown, file: string, dataDir: string): unknown {
  if (error instanceof DataFolderError) return error
  const code = codeOf(error)
  if (isInUse(error)) {
    return new DataFolderInUseError(`数据目录 ${dataDir} 正被另一个进程使用，请先停掉它，或用 --data 换一个目录。`)
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return damaged(file, '不是完好的数据库文件')
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return new DataFolderError(`打不开 ${file}，请检查目录权限。`)
  }
  return error
}
