import fc from 'fast-check'
import { findDocuments } from '../../../local/query/find-documents'
import type { QueryFilter } from '../../../local/query/query-matcher'
import { planQuery } from '../../../local/query/query-plan'
import type { SortOrder } from '../../../local/query/query-plan'
import { UnindexedQueries } from '../../../local/query/unindexed-queries'
import type { IndexDefinition } from '../../../local/store/collection-index'
import { DocumentStore } from '../../../local/store/document-store'
import { NoJournal } from '../../../local/store/journal'
import type { StoredDocument } from '../../../local/store/stored-value'

const indexed: IndexDefinition[] = [
  { name: 'a_b', unique: false, keys: [{ path: 'a', direction: 1 }, { path: 'b', direction: -1 }] },
  { name: 'tags', unique: false, keys: [{ path: 'tags', direction: 1 }] },
  { name: 'o.x', unique: false, keys: [{ path: 'o.x', direction: -1 }, { path: 'a', direction: 1 }] },
]

function storeOf(documents: readonly StoredDocument[], indexes: IndexDefinition[]): DocumentStore {
  const store = new DocumentStore({ journal: new NoJournal(), indexes: new Map([['c', indexes]]) })
  const filling = store.begin()
  for (const document of documents) filling.put('c', document)
  filling.commit()
  return store
}

const silent = (): UnindexedQueries => new UnindexedQueries(0, () => undefined)

/** Few values, so that documents and queries meet often: numbers only, or all types. */
const numbers = fc.integer({ min: 0, max: 4 })
const mixed = fc.oneof(numbers, fc.constantFrom('', 'a', null, true), fc.date({ min: new Date(0), max: new Date(1), noInvalidDate: true }))

function world(scalar: fc.Arbitrary<unknown>) {
  const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
  const objects = fc.oneof(fc.record({ x: value }), fc.array(fc.record({ x: scalar }, { requiredKeys: [] }), { maxLength: 2 }))
  const comparison = fc.oneof(
    scalar,
    fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
    fc.record({ $gt: scalar, $lt: scalar }),
    fc.record({ $gte: scalar, $lte: scalar }),
    fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar).map(([operator, operand]) => ({ [operator]: operand })),
    fc.boolean().map((exists) => ({ $exists: exists })),
  )
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'tags', 'o.x'), comparison, { maxKeys: 2 })
  const parts = fc.array(fields, { minLength: 1, maxLength: 2 })
  return fc.record({
    documents: fc
      .array(fc.record({ a: value, b: scalar, tags: fc.array(scalar, { maxLength: 3 }), o: objects }, { requiredKeys: [] }), { maxLength: 20 })
      .map((contents) => contents.map((content, i) => ({ ...content, _id: `d${String(i).padStart(2, '0')}` }) as StoredDocument)),
    filter: fc.oneof(
      { weight: 3, arbitrary: fields },
      { weight: 1, arbitrary: parts.map(($and) => ({ $and })) },
      { weight: 1, arbitrary: fc.tuple(fields, parts).map(([own, $or]) => ({ ...own, $or })) },
    ),
    // Ties stand in no agreed order, so the order asked for ends with the id.
    order: fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'o.x'), fc.constantFrom<1 | -1>(1, -1)), { maxLength: 2, selector: ([path]) => path })
      .chain((order) => fc.constantFrom<1 | -1>(1, -1).map((direction): SortOrder => [...order, ['_id', direction]])),
  })
}

const findIds = (store: DocumentStore, filter: QueryFilter, order: SortOrder, skip = 0, limit = Infinity): string[] =>
  findDocuments(store.begin(), { collection: 'c', filter, sort: order, skip, limit }, silent()).map(({ _id }) => _id)

test.each([['numbers', numbers], ['all types', mixed]])('an index changes how documents are found, never which nor their order (%s)', (_name, scalar) => {
  fc.assert(
    fc.property(world(scalar), fc.nat(3), fc.integer({ min: 1, max: 30 }), ({ documents, filter, order }, skip, limit) => {
      const expected = findIds(storeOf(documents, []), filter, order, skip, limit)
      expect(findIds(storeOf(documents, indexed), filter, order, skip, limit)).toEqual(expected)
    }),
    { numRuns: 3000 },
  )
})

describe('which index serves', () => {
  const store = storeOf([], [
    { name: 'period_store', unique: false, keys: [{ path: 'periodId', direction: 1 }, { path: 'storeId', direction: 1 }, { path: '_id', direction: 1 }] },
    { name: 'dueAt', unique: false, keys: [{ path: 'dueAt', direction: 1 }] },
  ])
  const plan = (query: Record<string, unknown>, order: SortOrder = []): string => {
    const { scans, isServed, isSorted } = planQuery(store.collection('c'), query, order)
    return `${isServed ? scans.map(({ index }) => index.definition.name).join('+') : 'none'}${isSorted ? ' sorted' : ''}`
  }

  test.each<[string, Record<string, unknown>, SortOrder, string]>([
    ['the whole key and the next page by id', { periodId: 'p', storeId: 's', _id: { $gt: 'x' } }, [['_id', 1]], 'period_store sorted'],
    ['a prefix', { periodId: 'p' }, [], 'period_store sorted'],
    ['a prefix whose order is not the index’s', { periodId: 'p' }, [['_id', 1]], 'period_store'],
    ['a prefix and the order that follows it', { periodId: 'p' }, [['storeId', 1]], 'period_store sorted'],
    ['a prefix and the order against it', { periodId: 'p' }, [['storeId', -1]], 'period_store sorted'],
    ['a list of values', { periodId: { $in: ['p', 'q'] } }, [], 'period_store sorted'],
    ['a range', { dueAt: { $lte: 'x' } }, [['dueAt', 1]], 'dueAt sorted'],
    ['a range written with $and', { $and: [{ dueAt: { $gt: '' } }, { dueAt: { $lte: 'x' } }] }, [['dueAt', 1]], 'dueAt sorted'],
    ['an id', { _id: 'x', other: 1 }, [], '_id_ sorted'],
    ['alternatives that are all served', { $or: [{ _id: 'x' }, { dueAt: 'y' }] }, [], '_id_+dueAt sorted'],
    ['alternatives of which one is not', { $or: [{ _id: 'x' }, { other: 'y' }] }, [], 'none sorted'],
    ['a field without an index', { other: 1 }, [], 'none sorted'],
    ['the second field of an index alone', { storeId: 's' }, [], 'none sorted'],
    ['not equal', { periodId: { $ne: 'p' } }, [], 'none sorted'],
    ['everything, by id', {}, [['_id', 1]], '_id_ sorted'],
    ['everything, by a field without an index', {}, [['other', 1]], 'none'],
  ])('%s', (_name, query, order, expected) => {
    expect(plan(query, order)).toBe(expected)
  })
})

test('a query that no index serves is reported once per shape, with what to do', () => {
  const lines: string[] = []
  const unindexed = new UnindexedQueries(2, (line) => lines.push(line))
  const few = storeOf([{ _id: 'a' }], [])
  const enough = storeOf([{ _id: 'a' }, { _id: 'b' }], [])
  findDocuments(few.begin(), { collection: 'c', filter: { other: 1 } }, unindexed)
  expect(unindexed.list()).toEqual([])
  findDocuments(enough.begin(), { collection: 'c', filter: { other: 1, rank: { $gt: 2 } } }, unindexed)
  findDocuments(enough.begin(), { collection: 'c', filter: { other: 7, rank: { $gt: 3 } } }, unindexed)
  expect(unindexed.list()).toEqual([{ collection: 'c', shape: '{other: ?, rank: {$gt: ?}}' }])
  expect(lines).toEqual([expect.stringContaining('database/indexes.json')])
})

test('a page by id costs the page and not the collection', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ _id: `n${String(i).padStart(6, '0')}`, periodId: `p${i % 10}` }))
  const store = storeOf(many, [{ name: 'period', unique: false, keys: [{ path: 'periodId', direction: 1 }, { path: '_id', direction: 1 }] }])
  const view = store.begin()
  const startedAt = performance.now()
  let last = ''
  let pages = 0
  for (;;) {
    const page = findDocuments(view, { collection: 'c', filter: { periodId: 'p3', _id: { $gt: last } }, sort: [['_id', 1]], limit: 100 }, silent())
    if (page.length === 0) break
    last = page.at(-1)?._id ?? ''
    pages++
  }
  expect(pages).toBe(20)
  // Reading the collection for each page takes many times as long.
  expect(performance.now() - startedAt).toBeLessThan(500)
})
