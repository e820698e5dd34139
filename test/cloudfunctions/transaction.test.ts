import type { LocalCloud } from '../../local'
import type * as kitTransaction from '../../cloudfunctions/kit/transaction'
import { databaseOf } from '../local/sdk-database'
import { startTestCloud } from '../local/test-cloud'

// A transaction that lost begins anew, by whatever words it hears of its loss. The real SDK, with a handle from outside of a function.

const mockHandle: { database: unknown } = { database: null }
jest.mock('../../cloudfunctions/kit/database', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/kit/database'),
  get database() { return mockHandle.database },
}))

let cloud: LocalCloud
let inTransaction: typeof kitTransaction.inTransaction
beforeAll(async () => {
  cloud = await startTestCloud({ transactionLimitMs: 400 })
  mockHandle.database = databaseOf(cloud)
  ;({ inTransaction } = await import('../../cloudfunctions/kit/transaction'))
})
afterAll(() => cloud.close())

const database = () => databaseOf(cloud)
const namesOf = async () => (await database().collection('stores').orderBy('_id', 'asc').get()).data as { _id: string; name: string }[]
beforeEach(async () => {
  await database().collection('stores').where({ _id: database().command.in(['a', 'b']) }).remove()
  await database().collection('stores').add([{ _id: 'a', name: '' }, { _id: 'b', name: '' }])
})

test('a conflict ends the transaction: who hears only that it is gone begins anew as well', async () => {
  let tries = 0
  await inTransaction(async (transaction) => {
    tries += 1
    const store = await transaction.read('stores', 'a')
    if (tries === 1) await database().collection('stores').doc('a').update({ name: 'another was first' })
    // Of two writes at once the second one's answer can come first; here it always does.
    await transaction.write('stores', { _id: 'a', name: `${store?.name ?? ''}, then this` }).catch((failure: unknown) => { if (tries > 1) throw failure })
    await transaction.write('stores', { _id: 'b', name: `try ${tries}` })
  })
  expect(await namesOf()).toEqual([{ _id: 'a', name: 'another was first, then this' }, { _id: 'b', name: 'try 2' }])
})

test('a transaction that the platform ended at its limit begins anew', async () => {
  let tries = 0
  await inTransaction(async (transaction) => {
    tries += 1
    await transaction.write('stores', { _id: 'a', name: `try ${tries}` })
    while (tries === 1) await transaction.read('stores', 'b')
  })
  expect(await namesOf()).toEqual([{ _id: 'a', name: 'try 2' }, { _id: 'b', name: '' }])
})

test('what fails for another reason is thrown at once and leaves nothing', async () => {
  let tries = 0
  const work = inTransaction(async (transaction) => {
    tries += 1
    await transaction.write('stores', { _id: 'a', name: 'half' })
    throw new RangeError('a bug')
  })
  await expect(work).rejects.toThrow('a bug')
  expect([tries, await namesOf()]).toEqual([1, [{ _id: 'a', name: '' }, { _id: 'b', name: '' }]])
})
