import type { LocalCloud } from '../../../local'
import { dataOf, databaseOf } from '../sdk-database'
import { startFixtureCloud } from '../test-cloud'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixtureCloud()
})
afterAll(() => cloud.close())

const database = () => databaseOf(cloud)
const notes = () => database().collection('notes')

async function clear(): Promise<void> {
  await notes().where({ _id: database().command.exists(true) }).remove()
}
beforeEach(clear)

async function read(id: string): Promise<unknown> {
  const { data } = (await notes().doc(id).get()) as { data: unknown[] }
  return data[0]
}

describe('add and get', () => {
  test('a document without an id gets one and is read back as it was written', async () => {
    const when = new Date('2026-11-24T04:00:00.123Z')
    const note = { text: '收边不齐', count: 3, share: 0.25, big: 2 ** 40, at: when, none: null, tags: ['a', { b: [1] }], deep: { er: { ok: true } } }
    const { id } = await notes().add(note)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await read(String(id))).toEqual({ _id: id, ...note })
  })

  test('several documents are added at once, and none of them where one is refused', async () => {
    const { ids } = (await notes().add([{ _id: 'a' }, { _id: 'b' }])) as unknown as { ids: string[] }
    expect(ids).toEqual(['a', 'b'])
    await expect(notes().add([{ _id: 'c' }, { _id: 'a' }])).rejects.toMatchObject({ message: expect.stringContaining('E11000') as string })
    expect(await read('c')).toBeUndefined()
  })

  test('an id that exists is refused and the document stays', async () => {
    await notes().add({ _id: 'a', n: 1 })
    await expect(notes().add({ _id: 'a', n: 2 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await read('a')).toEqual({ _id: 'a', n: 1 })
  })

  test('a document that does not exist is an empty list', async () => {
    expect(dataOf(await notes().doc('nobody').get())).toEqual([])
  })

  test('a collection that does not exist is an error', async () => {
    await expect(database().collection('nowhere').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  })

  test('a collection is created once', async () => {
    await database().createCollection('created')
    await database().collection('created').add({ n: 1 })
    await expect(database().createCollection('created')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' })
  })

  test('serverDate is the time of the demonstration clock plus its offset', async () => {
    const before = cloud.now().getTime()
    await notes().add({ _id: 'a', at: database().serverDate(), later: database().serverDate({ offset: 60_000 }) })
    const { at, later } = (await read('a')) as { at: Date; later: Date }
    expect(at.getTime()).toBeGreaterThanOrEqual(before)
    expect(later.getTime() - at.getTime()).toBe(60_000)
  })
})

describe('where', () => {
  const ids = async (query: { get: () => Promise<unknown> }): Promise<string[]> =>
    ((await query.get()) as { data: { _id: string }[] }).data.map(({ _id }) => _id)

  beforeEach(async () => {
    await notes().add([
      { _id: 'a', rank: 1, storeId: 'east', tags: ['red', 'blue'], sheet: { state: 'open' } },
      { _id: 'b', rank: 2, storeId: 'east', tags: [], dueAt: new Date('2026-12-01') },
      { _id: 'c', rank: 3, storeId: 'west', tags: ['blue'], dueAt: new Date('2026-12-05') },
      { _id: 'd', storeId: 'west', sheet: { state: 'sealed' } },
    ])
  })

  test('compares, lists, combines and looks into objects and arrays', async () => {
    const _ = database().command
    expect(await ids(notes().where({ rank: _.gte(2) }))).toEqual(['b', 'c'])
    expect(await ids(notes().where({ rank: _.gt(1).and(_.lt(3)) }))).toEqual(['b'])
    expect(await ids(notes().where({ rank: _.or(_.eq(1), _.eq(3)) }))).toEqual(['a', 'c'])
    expect(await ids(notes().where({ _id: _.in(['d', 'a', 'x']) }))).toEqual(['a', 'd'])
    expect(await ids(notes().where({ rank: _.neq(2) }))).toEqual(['a', 'c', 'd'])
    expect(await ids(notes().where({ rank: _.nin([1, 2]) }))).toEqual(['c', 'd'])
    expect(await ids(notes().where({ rank: null }))).toEqual(['d'])
    expect(await ids(notes().where({ rank: _.exists(false) }))).toEqual(['d'])
    expect(await ids(notes().where({ tags: 'blue' }))).toEqual(['a', 'c'])
    expect(await ids(notes().where({ tags: _.all(['blue', 'red']) }))).toEqual(['a'])
    expect(await ids(notes().where({ tags: _.size(0) }))).toEqual(['b'])
    expect(await ids(notes().where({ sheet: { state: 'sealed' } }))).toEqual(['d'])
    expect(await ids(notes().where({ 'sheet.state': _.in(['open']) }))).toEqual(['a'])
    expect(await ids(notes().where({ dueAt: _.lte(new Date('2026-12-02')) }))).toEqual(['b'])
    expect(await ids(notes().where({ storeId: /^we/ }))).toEqual(['c', 'd'])
    expect(await ids(notes().where(_.or([{ rank: 1 }, { storeId: 'west', rank: 3 }])))).toEqual(['a', 'c'])
    expect(await ids(notes().where({ rank: _.not(_.gt(1)) }))).toEqual(['a', 'd'])
  })

  test('orders by several fields, missing first, and skips and limits', async () => {
    expect(await ids(notes().orderBy('rank', 'desc'))).toEqual(['c', 'b', 'a', 'd'])
    expect(await ids(notes().orderBy('rank', 'asc'))).toEqual(['d', 'a', 'b', 'c'])
    expect(await ids(notes().orderBy('storeId', 'desc').orderBy('rank', 'asc'))).toEqual(['d', 'c', 'a', 'b'])
    expect(await ids(notes().orderBy('_id', 'asc').skip(1).limit(2))).toEqual(['b', 'c'])
  })

  test('gives the fields asked for', async () => {
    const { data } = await notes().where({ _id: 'a' }).field({ rank: true, 'sheet.state': true }).get()
    expect(data).toEqual([{ _id: 'a', rank: 1, sheet: { state: 'open' } }])
    expect(dataOf(await notes().doc('a').field({ tags: false, sheet: false }).get())).toEqual([{ _id: 'a', rank: 1, storeId: 'east' }])
  })

  test('counts', async () => {
    expect(await notes().where({ storeId: 'west' }).count()).toMatchObject({ total: 2 })
    expect(await notes().count()).toMatchObject({ total: 4 })
  })

  test('gives 100 documents unless told otherwise and never more than 1000', async () => {
    await notes().add(Array.from({ length: 1100 }, (_, i) => ({ _id: `n${String(i).padStart(5, '0')}` })))
    expect(await ids(notes())).toHaveLength(100)
    expect(await ids(notes().limit(5000))).toHaveLength(1000)
    expect(await notes().count()).toMatchObject({ total: 1104 })
  })

  test('an operator that is not known here is an error', async () => {
    await expect(notes().where({ rank: { $near: 1 } }).get()).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' })
    await expect(notes().where({ $where: 'true' }).get()).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' })
  })
})

describe('update, set and remove', () => {
  test('every update operator of the SDK does what its name says', async () => {
    const _ = database().command
    await notes().add({ _id: 'a', n: 2, m: 2, list: [1, 2], o: { x: 1, y: 2 }, old: 1, low: 5, high: 5, bag: [1] })
    const answer: unknown = await notes().doc('a').update({
      n: _.inc(5), m: _.mul(3), list: _.push([3, 4]), o: { x: 9 }, gone: _.remove(), old: _.rename('renamed'), low: _.min(1), high: _.max(9), bag: _.addToSet(2), t: 'new',
    })
    expect(answer).toMatchObject({ updated: 1 })
    expect(await read('a')).toEqual({
      _id: 'a', n: 7, m: 6, list: [1, 2, 3, 4], o: { x: 9, y: 2 }, renamed: 1, low: 1, high: 9, bag: [1, 2], t: 'new',
    })
    await notes().doc('a').update({ list: _.shift(), bag: _.pull(1), o: _.set({ z: 1 }) })
    await notes().doc('a').update({ list: _.pop() })
    await notes().doc('a').update({ list: _.unshift([0]) })
    expect(await read('a')).toMatchObject({ list: [0, 2, 3], bag: [2], o: { z: 1 } })
  })

  test('where().update changes all that match and says how many', async () => {
    await notes().add([{ _id: 'a', s: 1 }, { _id: 'b', s: 1 }, { _id: 'c', s: 2 }])
    expect(await notes().where({ s: 1 }).update({ s: 3 })).toMatchObject({ updated: 2 })
    expect(await notes().where({ s: 3 }).options({ multiple: false }).update({ s: 4 })).toMatchObject({ updated: 1 })
  })

  test('a document that does not exist is not updated, and one that stays as it is does not count', async () => {
    expect(await notes().doc('nobody').update({ n: 1 })).toMatchObject({ updated: 0 })
    await notes().add({ _id: 'a', n: 1 })
    expect(await notes().doc('a').update({ n: 1 })).toMatchObject({ updated: 0 })
  })

  test('set replaces a document as a whole or makes it', async () => {
    expect(await notes().doc('a').set({ n: 1, m: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' })
    expect(await notes().doc('a').set({ n: 2 })).toMatchObject({ updated: 1 })
    expect(await read('a')).toEqual({ _id: 'a', n: 2 })
  })

  test('remove takes one by id or all that match', async () => {
    await notes().add([{ _id: 'a', s: 1 }, { _id: 'b', s: 1 }, { _id: 'c', s: 1 }])
    expect(await notes().doc('a').remove()).toMatchObject({ deleted: 1 })
    expect(await notes().doc('a').remove()).toMatchObject({ deleted: 0 })
    expect(await notes().where({ s: 1 }).remove()).toMatchObject({ deleted: 2 })
  })

  test('updateAndReturn gives the document as it is afterwards', async () => {
    await notes().add({ _id: 'a', n: 1 })
    const answer: unknown = await notes().where({ _id: 'a' }).updateAndReturn({ n: database().command.inc(1) })
    expect(answer).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } })
  })
})

describe('aggregate', () => {
  test('matches, groups, sorts and limits', async () => {
    const $ = database().command.aggregate
    await notes().add([{ _id: 'a', s: 'x', n: 1 }, { _id: 'b', s: 'y', n: 2 }, { _id: 'c', s: 'x', n: 3 }, { _id: 'd', s: 'z', n: 100 }])
    const answer: unknown = await notes().aggregate()
      .match({ n: database().command.lt(10) })
      .group({ _id: '$s', total: $.sum('$n') })
      .sort({ _id: 1 })
      .limit(5)
      .end()
    expect(dataOf(answer)).toEqual([{ _id: 'x', total: 4 }, { _id: 'y', total: 2 }])
  })

  test('joins another collection', async () => {
    await database().collection('counters').add({ _id: 'k', name: 'K' })
    await notes().add({ _id: 'a', counter: 'k' })
    const answer: unknown = await notes().aggregate().lookup({ from: 'counters', localField: 'counter', foreignField: '_id', as: 'found' }).end()
    expect(dataOf(answer)).toEqual([{ _id: 'a', counter: 'k', found: [{ _id: 'k', name: 'K' }] }])
  })

  test('more than twenty rows without a limit are refused, where the platform cuts them off without a word', async () => {
    await notes().add(Array.from({ length: 21 }, (_, i) => ({ n: i })))
    await expect(notes().aggregate().match({ n: database().command.gte(0) }).end()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(dataOf(await notes().aggregate().match({ n: database().command.gte(0) }).limit(50).end())).toHaveLength(21)
  })

  test('leaves the stored documents as they are', async () => {
    await notes().add({ _id: 'a', o: { x: 1 } })
    await notes().aggregate().addFields({ 'o.y': 2 }).end()
    expect(await read('a')).toEqual({ _id: 'a', o: { x: 1 } })
  })
})

describe('stricter than the platform', () => {
  test.each([
    ['NaN', { n: Number.NaN }],
    ['Infinity', { n: Number.POSITIVE_INFINITY }],
    ['a key that reads as an operator', { o: { $gt: 1 } }],
    ['a key with a dot', { 'a.b': 1 }],
  ])('%s is not stored', async (_name, note) => {
    await expect(notes().add(note)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    expect(await notes().count()).toMatchObject({ total: 0 })
  })

  test('minus zero is stored as zero', async () => {
    await notes().add({ _id: 'a', n: -0 })
    expect(Object.is(((await read('a')) as { n: number }).n, 0)).toBe(true)
  })

  test('an update into a field that is no object is an error, as on the server, and changes nothing', async () => {
    await notes().add({ _id: 'a', parent: null, text: 'x' })
    await expect(notes().doc('a').update({ parent: { child: 1 } })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    await expect(notes().doc('a').update({ text: database().command.inc(1) })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    await expect(notes().doc('a').update({ text: database().command.push(1) })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await read('a')).toEqual({ _id: 'a', parent: null, text: 'x' })
  })

  test('an update of nothing and a where-write without a condition are refused', async () => {
    await notes().add({ _id: 'a', o: { x: 1 } })
    await expect(notes().doc('a').update({ o: {} })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(notes().where({}).update({ n: 1 })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    await expect(notes().where({}).remove()).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('a document of more than 16 MB is refused', async () => {
    await expect(notes().add({ text: 'x'.repeat(16 * 1024 * 1024) })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})
