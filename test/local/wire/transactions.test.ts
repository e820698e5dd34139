import type { LocalCloud } from '../../../local'
import { dataOf, databaseOf } from '../sdk-database'
import type { SdkTransaction } from '../sdk-database'
import { startFixtureCloud } from '../test-cloud'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixtureCloud({ transactionLimitMs: 400 })
})
afterAll(() => cloud.close())

const database = () => databaseOf(cloud)
const start = (): Promise<SdkTransaction> => database().startTransaction()
const counters = () => database().collection('counters')

async function read(id: string): Promise<unknown> {
  const { data } = (await counters().doc(id).get()) as { data: unknown[] }
  return data[0]
}

test('what a transaction writes is seen by itself at once and by others after its commit', async () => {
  const transaction = await start()
  const inside = transaction.collection('counters')
  await inside.add({ _id: 'own', n: 1 })
  await inside.doc('own').update({ n: database().command.inc(4) })
  expect(await inside.doc('own').get()).toMatchObject({ data: { n: 5 } })
  expect((await inside.where({ n: 5 }).get()).data).toHaveLength(1)
  expect(await read('own')).toBeUndefined()
  await transaction.commit()
  expect(await read('own')).toEqual({ _id: 'own', n: 5 })
})

test('a rollback leaves nothing behind', async () => {
  const before = cloud.storeHash()
  const transaction = await start()
  await transaction.collection('counters').add({ n: 1 })
  await transaction.collection('counters').doc('own').remove()
  await transaction.rollback(null)
  expect(cloud.storeHash()).toBe(before)
  await expect(transaction.collection('counters').doc('own').get()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('reads stay at the moment when the transaction began, by id and by condition', async () => {
  await counters().add([{ _id: 's1', kind: 's', n: 1 }, { _id: 's2', kind: 's', n: 2 }])
  const transaction = await start()
  const inside = transaction.collection('counters')
  await counters().doc('s1').update({ n: 100 })
  await counters().doc('s2').remove()
  await counters().add({ _id: 's3', kind: 's', n: 3 })
  expect(await inside.doc('s1').get()).toMatchObject({ data: { n: 1 } })
  expect((await inside.where({ kind: 's' }).orderBy('n', 'asc').get()).data).toEqual([
    { _id: 's1', kind: 's', n: 1 },
    { _id: 's2', kind: 's', n: 2 },
  ])
  await transaction.commit()
})

test('of two that change one document the first to commit wins and the second is told of the conflict', async () => {
  await counters().add({ _id: 'race', n: 0 })
  const [first, second] = [await start(), await start()]
  await first.collection('counters').doc('race').update({ n: 1 })
  await second.collection('counters').doc('race').update({ n: 2 })
  await second.commit()
  await expect(first.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await read('race')).toEqual({ _id: 'race', n: 2 })
})

test('a write without a transaction makes a transaction that writes the same document conflict', async () => {
  await counters().add({ _id: 'plain', n: 0 })
  const transaction = await start()
  await transaction.collection('counters').doc('plain').get()
  await counters().doc('plain').update({ n: 7 })
  await expect(transaction.collection('counters').doc('plain').update({ n: 1 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await read('plain')).toEqual({ _id: 'plain', n: 7 })
})

test('two that insert the same id: one commits, the other is told of the conflict', async () => {
  const [first, second] = [await start(), await start()]
  await first.collection('counters').add({ _id: 'once', by: 1 })
  await second.collection('counters').add({ _id: 'once', by: 2 })
  await first.commit()
  await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await read('once')).toEqual({ _id: 'once', by: 1 })
})

test('twenty at once that read and write one document lose no success: the document counts exactly those', async () => {
  await counters().add({ _id: 'hot', n: 0 })
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      database().runTransaction(async (transaction) => {
        const { data } = (await transaction.collection('counters').doc('hot').get()) as unknown as { data: { n: number } }
        await transaction.collection('counters').doc('hot').update({ n: data.n + 1 })
      }),
    ),
  )
  const won = outcomes.filter(({ status }) => status === 'fulfilled').length
  expect(won).toBeGreaterThan(0)
  expect(await read('hot')).toEqual({ _id: 'hot', n: won })
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  }
})

test('twenty increments at once without a transaction all count', async () => {
  await counters().add({ _id: 'inc', n: 0 })
  await Promise.all(Array.from({ length: 20 }, () => counters().doc('inc').update({ n: database().command.inc(1) })))
  expect(await read('inc')).toEqual({ _id: 'inc', n: 20 })
})

test('a transfer between two documents is never seen halfway', async () => {
  await counters().add([{ _id: 'left', kind: 'purse', n: 100 }, { _id: 'right', kind: 'purse', n: 100 }])
  const _ = database().command
  const transfers = Array.from({ length: 15 }, async () => {
    await database().runTransaction(async (transaction) => {
      await transaction.collection('counters').doc('left').update({ n: _.inc(-5) })
      await transaction.collection('counters').doc('right').update({ n: _.inc(5) })
    }).catch(() => undefined)
  })
  const looks = Array.from({ length: 30 }, async () => {
    const { data } = (await counters().where({ kind: 'purse' }).get()) as { data: { n: number }[] }
    return data.reduce((sum, { n }) => sum + n, 0)
  })
  await Promise.all(transfers)
  expect(new Set(await Promise.all(looks))).toEqual(new Set([200]))
})

test('what fails inside a transaction ends it', async () => {
  const transaction = await start()
  await transaction.collection('counters').add({ _id: 'lost', n: 1 })
  await expect(transaction.collection('counters').add({ _id: 'hot' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await read('lost')).toBeUndefined()
})

test('a transaction that is open too long is gone', async () => {
  const transaction = await start()
  await transaction.collection('counters').add({ _id: 'late', n: 1 })
  await new Promise((resolve) => setTimeout(resolve, 500))
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await read('late')).toBeUndefined()
})

describe('unique indexes', () => {
  const members = () => database().collection('members')

  test('refuse a second document with the same value, by add, set and update', async () => {
    await members().add([{ _id: 'm1', phone: '1' }, { _id: 'm2', phone: '2' }])
    const duplicate = { message: expect.stringContaining('E11000 duplicate key error collection: members index: phone') as string }
    await expect(members().add({ phone: '1' })).rejects.toMatchObject(duplicate)
    await expect(members().doc('m3').set({ phone: '1' })).rejects.toMatchObject(duplicate)
    await expect(members().doc('m2').update({ phone: '1' })).rejects.toMatchObject(duplicate)
    await members().doc('m1').update({ phone: '1', name: 'same phone, same document' })
  })

  test('take a missing field for null', async () => {
    await members().add({ _id: 'without' })
    await expect(members().add({ phone: null })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    await members().doc('without').remove()
    await members().add({ _id: 'again' })
    await members().doc('again').remove()
  })

  test('hold inside a transaction: a value may be handed on, but not held twice', async () => {
    await database().runTransaction(async (transaction) => {
      await transaction.collection('members').doc('m1').update({ phone: '9' })
      await transaction.collection('members').doc('m2').update({ phone: '1' })
    })
    expect((await members().orderBy('_id', 'asc').get()).data).toMatchObject([{ phone: '9' }, { phone: '1' }])
    const transaction = await start()
    await transaction.collection('members').add({ _id: 'm4', phone: '4' })
    await expect(transaction.collection('members').add({ _id: 'm5', phone: '4' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })

  test('make the later of two concurrent transactions conflict', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('members').add({ _id: 'm6', phone: '6' })
    await second.collection('members').add({ _id: 'm7', phone: '6' })
    await first.commit()
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    expect(await members().where({ phone: '6' }).count()).toMatchObject({ total: 1 })
  })
})

describe('inside a function, where one call is on a worker', () => {
  test.each(['update', 'remove', 'count', 'aggregate'])('where() %s is refused while a transaction is open', async (how) => {
    await database().collection('notes').doc('outside').set({ at: 'outside' })
    const before = cloud.storeHash()
    await expect(cloud.call('api', { do: 'where-write-in-transaction', how }, { openid: 'o' })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('outside the transaction') as string,
    })
    expect(cloud.storeHash()).toBe(before)
  })

  test('a transaction that a call leaves open is rolled back at its end', async () => {
    await cloud.call('api', { do: 'leave-transaction-open' }, { openid: 'o' })
    await database().collection('notes').doc('left-open').set({ free: true })
    expect(dataOf(await database().collection('notes').doc('left-open').get())).toEqual([{ _id: 'left-open', free: true }])
  })
})
