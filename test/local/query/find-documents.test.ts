import fc from 'fast-check'
import { findDocuments } from '../../../local/query/find-documents'
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

const scalar = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom('', 'a', 'b'), fc.constant(null), fc.boolean(), fc.date({ min: new Date(0), max: new Date(2), noInvalidDate: true }))
const value = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
const documents = fc.array(
  fc.record({ a: value, b: value, tags: fc.array(scalar, { maxLength: 3 }), o: fc.oneof(fc.record({ x: value }), fc.array(fc.record({ x: scalar }), { maxLength: 2 })) }, { requiredKeys: [] }),
  { maxLength: 30 },
)
const comparison = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.tuple(fc.constantFrom('$gt', '$gte'), scalar, fc.constantFrom('$lt', '$lte'), scalar).map(([low, from, high, to]) => ({ [low]: from, [high]: to })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar).map(([operator, operand]) => ({ [operator]: operand })),
  fc.boolean().map((exists) => ({ $exists: exists })),
)
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'tags', 'o.x', '_id'), comparison, { maxKeys: 3 })
const filter = fc.oneof(
  { weight: 3, arbitrary: fields },
  { weight: 1, arbitrary: fc.array(fields, { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })) },
  { weight: 1, arbitrary: fc.tuple(fields, fc.array(fields, { minLength: 1, maxLength: 3 })).map(([own, parts]) => ({ ...own, $or: parts })) },
)
const sort: fc.Arbitrary<SortOrder> = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'o.x', '_id'), fc.constantFrom<1 | -1>(1, -1)), { maxLength: 3, selector: ([path]) => path })

test('an index changes how documents are found and never which', () => {
  fc.assert(
    fc.property(documents, filter, sort, (contents, query, order) => {
      const stored = contents.map((content, i) => ({ ...content, _id: `d${String(i).padStart(2, '0')}` })) as StoredDocument[]
      const [withIndexes, without] = [storeOf(stored, indexed), storeOf(stored, [])].map((store) =>
        findDocuments(store.begin(), { collection: 'c', filter: query, sort: order }, silent()),
      )
      const ids = (found: StoredDocument[] | undefined): string[] => (found ?? []).map(({ _id }) => _id)
      expect(ids(withIndexes).sort()).toEqual(ids(without).sort())
    }),
    { numRuns: 1500 },
  )
})

test('an index that gives the order gives the same order as sorting', () => {
  const plain = fc.array(fc.record({ a: scalar, b: scalar }, { requiredKeys: [] }), { maxLength: 40 })
  fc.assert(
    fc.property(plain, fields, sort, fc.nat(5), fc.integer({ min: 1, max: 8 }), (contents, query, order, skip, limit) => {
      const stored = contents.map((content, i) => ({ ...content, _id: `d${String(i).padStart(2, '0')}` })) as StoredDocument[]
      // Ties stand in no agreed order, so the order asked for ends with the id.
      const complete: SortOrder = order.some(([path]) => path === '_id') ? order : [...order, ['_id', 1]]
      const [withIndexes, without] = [storeOf(stored, indexed), storeOf(stored, [])].map((store) =>
        findDocuments(store.begin(), { collection: 'c', filter: query, sort: complete, skip, limit }, silent()).map(({ _id }) => _id),
      )
      expect(withIndexes).toEqual(without)
    }),
    { numRuns: 1500 },
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
