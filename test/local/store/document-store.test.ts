import type { Commit } from '../../../local/store/commit'
import { DocumentStore } from '../../../local/store/document-store'
import { NoJournal } from '../../../local/store/journal'
import { storeHash } from '../../../local/store/store-hash'
import type { StoredDocument } from '../../../local/store/stored-value'

/** A disk that can be full. */
class FailingJournal extends NoJournal {
  isFull = false
  readonly written: Commit[] = []

  override append(commits: readonly Commit[] = []): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('disk is full'))
    this.written.push(...commits)
    return Promise.resolve()
  }
}

function open(): { store: DocumentStore; journal: FailingJournal } {
  const journal = new FailingJournal()
  const index = { name: 'kind', unique: false, keys: [{ path: 'kind', direction: 1 as const }] }
  return { store: new DocumentStore({ journal, indexes: new Map([['c', [index]]]) }), journal }
}

async function put(store: DocumentStore, document: StoredDocument): Promise<void> {
  const transaction = store.begin()
  transaction.put('c', document)
  transaction.commit()
  await store.durable()
}

test('what could not be written is taken back, everybody who waits is told, and writing goes on when the disk has room', async () => {
  const { store, journal } = open()
  await put(store, { _id: 'a', kind: 'x', n: 1 })
  const before = storeHash(store)
  const reader = store.begin()

  journal.isFull = true
  const first = put(store, { _id: 'a', kind: 'y', n: 2 })
  const second = put(store, { _id: 'b', kind: 'x' })
  const sawIt = store.begin()
  expect(sawIt.get('c', 'b')).not.toBeNull()
  const readerToo = store.durable()
  await expect(first).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  await expect(second).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  await expect(readerToo).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })

  expect(storeHash(store)).toBe(before)
  expect([...store.collection('c').indexes[1]?.scan({ equals: ['x'] }, false) ?? []]).toEqual(['a'])
  expect(sawIt.isOpen).toBe(false)
  expect(reader.get('c', 'a')).toMatchObject({ n: 1 })
  reader.abort()

  journal.isFull = false
  await put(store, { _id: 'a', kind: 'z', n: 3 })
  expect(store.collection('c').get('a')).toMatchObject({ n: 3 })
  expect(journal.written.flatMap(({ changes }) => changes.map(({ after }) => after?.['n']))).toEqual([1, 3])
})

test('listeners hear of a commit when it is durable, and never of one that was taken back', async () => {
  const { store, journal } = open()
  const heard: unknown[] = []
  store.onCommit(({ changes }) => heard.push(...changes.map(({ id }) => id)))
  const written = put(store, { _id: 'a' })
  expect(heard).toEqual([])
  await written
  expect(heard).toEqual(['a'])
  journal.isFull = true
  await expect(put(store, { _id: 'b' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(heard).toEqual(['a'])
})

test('what came while a group was being written goes with it: it may rest on what was taken back', async () => {
  const journal = new FailingJournal()
  let fail: (failure: Error) => void = () => undefined
  let appends = 0
  journal.append = () => {
    appends += 1
    return appends === 1 ? new Promise((_resolve, reject) => { fail = reject }) : Promise.resolve()
  }
  const store = new DocumentStore({ journal, indexes: new Map([['c', []]]) })
  const first = put(store, { _id: 'a', n: 1 })
  while (appends === 0) await new Promise((resolve) => { setImmediate(resolve) })
  const second = put(store, { _id: 'a', n: 2 })
  const other = put(store, { _id: 'b', n: 2 })
  expect(appends).toBe(1)
  fail(new Error('disk is gone'))
  for (const one of [first, second, other]) await expect(one).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect([store.collection('c').get('a'), store.collection('c').get('b')]).toEqual([null, null])
  await put(store, { _id: 'a', n: 3 })
  expect(store.collection('c').get('a')).toMatchObject({ n: 3 })
})

test('who is told of one collection waits for what is written there, and for nothing else', async () => {
  const journal = new FailingJournal()
  const ends: (() => void)[] = []
  journal.append = () => new Promise((resolve) => { ends.push(resolve) })
  const store = new DocumentStore({ journal, indexes: new Map([['c', []], ['d', []]]) })
  const told: string[] = []
  const note = (name: string) => () => { told.push(name) }
  const turn = () => new Promise((resolve) => { setImmediate(resolve) })
  const first = put(store, { _id: 'a' }).then(note('first'))
  while (ends.length === 0) await turn()
  const second = put(store, { _id: 'b' }).then(note('second'))
  const reader = store.durableOf('c').then(note('reader of c'))
  await store.durableOf('d').then(note('reader of d'))
  expect(told).toEqual(['reader of d'])
  ends[0]?.()
  await first
  while (ends.length < 2) await turn()
  const later = store.durableOf('c').then(note('later reader of c'))
  expect(told).toEqual(['reader of d', 'first'])
  ends[1]?.()
  await Promise.all([second, reader, later])
  await store.durableOf('c')
  expect(ends).toHaveLength(2)
})

test('commits that come together are written together', async () => {
  const journal = new FailingJournal()
  const append = jest.spyOn(journal, 'append')
  const store = new DocumentStore({ journal, indexes: new Map([['c', []]]) })
  await Promise.all(Array.from({ length: 25 }, (_, i) => put(store, { _id: `d${i}` })))
  expect(append).toHaveBeenCalledTimes(1)
  expect(journal.written).toHaveLength(25)
})

test('a snapshot is kept through any number of later commits and let go with its transaction', async () => {
  const { store } = open()
  await put(store, { _id: 'a', n: 0 })
  const early = store.begin()
  for (let n = 1; n <= 50; n++) await put(store, { _id: 'a', n })
  const late = store.begin()
  await put(store, { _id: 'a', n: 99 })
  expect(early.get('c', 'a')).toMatchObject({ n: 0 })
  expect(late.get('c', 'a')).toMatchObject({ n: 50 })
  early.abort()
  expect(late.get('c', 'a')).toMatchObject({ n: 50 })
  late.abort()
  expect(store.commitsSince(0)).toEqual([])
})
