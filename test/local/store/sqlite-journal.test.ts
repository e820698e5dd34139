import fs, { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SqliteJournal } from '../../../local/store/sqlite-journal'

// What is answered is on the disk: the answer waits for the sync of SQLite's log, and a sync that failed ends all writing.

let dataDir: string
let journal: SqliteJournal
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shifu-journal-'))
  journal = SqliteJournal.open(dataDir)
  journal.createCollection('c')
})
afterEach(() => {
  jest.restoreAllMocks()
  journal.close()
  rmSync(dataDir, { recursive: true })
})

const put = (id: string, n: number) => ({ number: n, changes: [{ collection: 'c', id, before: null, after: { _id: id, n } }] })
type Synced = (failure: NodeJS.ErrnoException | null) => void

test('an append is answered when the disk has it, and not before', async () => {
  let synced: Synced = () => undefined
  jest.spyOn(fs, 'fdatasync').mockImplementation((_file: number, done: Synced) => { synced = done })
  let isAnswered = false
  const append = journal.append([put('a', 1)]).then(() => { isAnswered = true })
  await new Promise((resolve) => { setImmediate(resolve) })
  expect(isAnswered).toBe(false)
  synced(null)
  await append
  expect(journal.page('c', '', 10)).toEqual([{ _id: 'a', n: 1 }])
})

test('after a sync that failed nothing more is written until the next start', async () => {
  jest.spyOn(fs, 'fdatasync').mockImplementation((_file: number, done: Synced) => { done(Object.assign(new Error('input/output error'), { code: 'EIO' })) })
  await expect(journal.append([put('a', 1)])).rejects.toThrow('input/output error')
  jest.restoreAllMocks()
  await expect(journal.append([put('b', 2)])).rejects.toThrow('restart')
})

test('a folder is read page by page in the order of ids, and closes with nothing lost', async () => {
  await journal.append([put('b', 2), put('a', 1), put('c', 3)])
  expect(journal.page('c', '', 2).map(({ _id }) => _id)).toEqual(['a', 'b'])
  expect(journal.page('c', 'b', 2).map(({ _id }) => _id)).toEqual(['c'])
  journal.close()
  journal = SqliteJournal.open(dataDir)
  expect(journal.load().collections.get('c')).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 }])
})
