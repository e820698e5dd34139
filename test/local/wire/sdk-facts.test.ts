// What the installed @cloudbase/node-sdk puts on the wire. The local cloud and the guards of cloudfunctions/kit are built
// on these facts; an upgrade that changes one must be seen here first.
import { recordRequests } from './recorded-requests'
import type { SentRequest } from './recorded-requests'

let recorded: Awaited<ReturnType<typeof recordRequests>>
let conflicts = 0
let loseCommit = false

function answer(request: SentRequest): object | 'reset' {
  if (request['action'] === 'database.startTransaction') return { transactionId: 't1', requestId: 'r' }
  if (request['action'] === 'database.commitTransaction') {
    if (loseCommit) return 'reset'
    if (conflicts > 0) {
      conflicts--
      return { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'conflict', requestId: 'r' }
    }
    return { requestId: 'r' }
  }
  return { data: { list: [], updated: 0, deleted: 0, total: 0, insertedIds: ['i'] }, requestId: 'r' }
}

beforeAll(async () => {
  recorded = await recordRequests(answer)
})
afterAll(() => recorded.close())
beforeEach(() => {
  recorded.sent.length = 0
  conflicts = 0
  loseCommit = false
})

const notes = () => recorded.database.collection('notes')
const sentActions = (): unknown[] => recorded.sent.map(({ action }) => action)

test('F1: an object from a client becomes an operator, byte for byte the same as the SDK’s own', async () => {
  await notes().where({ openid: JSON.parse('{"$gt":""}') as object }).get()
  await notes().where({ openid: recorded.database.command.gt('') }).get()
  expect(recorded.sent.map(({ query }) => query)).toEqual(['{"openid":{"$gt":""}}', '{"openid":{"$gt":""}}'])
})

test('F2: a $set inside the data of an update is merged into it, and dotted keys are paths', async () => {
  await notes().doc('a').update({ note: 'x', 'items.0.points': 9, $set: { status: 'approved' } })
  expect(JSON.parse(String(recorded.sent[0]?.['data']))).toEqual({
    $set: { status: 'approved', note: 'x', 'items.0.points': { $numberInt: '9' } },
  })
})

test('F3: a condition that is undefined is dropped without a word', async () => {
  await notes().where({ periodId: '2026-11', employeeId: undefined }).update({ n: 1 })
  expect(recorded.sent[0]).toMatchObject({ query: '{"periodId":"2026-11"}', multi: true })
})

test('F4: a list without a limit asks for 100 and one with 5000 for 1000', async () => {
  await notes().get()
  await notes().limit(5000).get()
  expect(recorded.sent.map(({ limit }) => limit)).toEqual([100, 1000])
})

test('F5: of what is called within a transaction, where-writes, count and aggregate are sent without it', async () => {
  await recorded.database.runTransaction(async (transaction) => {
    const inside = transaction.collection('notes')
    await inside.doc('a').get()
    await inside.doc('a').update({ n: 1 })
    await inside.doc('a').set({ n: 1 })
    await inside.doc('a').remove()
    await inside.add({ n: 1 })
    await inside.where({ n: 1 }).get()
    await inside.where({ n: 1 }).updateAndReturn({ n: 2 })
    await inside.where({ n: 1 }).update({ n: 2 })
    await inside.where({ n: 1 }).remove()
    await inside.where({ n: 1 }).count()
    await inside.aggregate().match({ n: 1 }).end()
  })
  const within = recorded.sent.slice(1, -1).map(({ action, transactionId }) => `${String(action)} ${String(transactionId)}`)
  expect(within).toEqual([
    'database.getDocument t1',
    'database.modifyDocument t1',
    'database.modifyDocument t1',
    'database.removeDocument t1',
    'database.insertDocument t1',
    'database.getDocument t1',
    'database.modifyAndReturnDoc t1',
    'database.modifyDocument undefined',
    'database.removeDocument undefined',
    'database.calculateDocument undefined',
    'database.aggregateDocuments undefined',
  ])
})

test('F6: a conflict at the commit runs the callback again, four times in all, without a rollback in between', async () => {
  conflicts = 10
  let runs = 0
  await expect(recorded.database.runTransaction(() => Promise.resolve(runs++))).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(runs).toBe(4)
  expect(sentActions()).toEqual([
    ...Array.from({ length: 4 }, () => ['database.startTransaction', 'database.commitTransaction']).flat(),
    'database.abortTransaction',
  ])
})

test('F6: a lost answer to a commit is an error after which nobody knows whether it committed', async () => {
  loseCommit = true
  await expect(recorded.database.runTransaction(() => Promise.resolve())).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(sentActions()).toContain('database.abortTransaction')
})
