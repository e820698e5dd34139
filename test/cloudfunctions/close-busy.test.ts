import { hourMs } from '@shared/cycle/beijing-time'
import type { Period } from '@shared/cycle/period'
import type { Sheet } from '@shared/appraisal/sheet'
import { novemberSheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { beijing, Shop } from './shop'

// A strike of the clock while somebody writes one of the sheets without a pause.

jest.setTimeout(60_000)

let shop: Shop
let printed = ''
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-02 08:00'), { onFunctionOutput: (text) => { printed += text } }) })
afterAll(() => shop.stop())

/** Strikes while worker-1's sheet is written by somebody else, faster than any transaction, to the end or until the functions print something. */
async function strikeBeside(until: RegExp | null): Promise<Awaited<ReturnType<Shop['close']>>> {
  const { database } = shop
  const writer = { isWriting: true }
  const writing = (async () => {
    while (writer.isWriting && until?.test(printed) !== true) await database.collection('sheets').doc(novemberSheetOf('worker-1')).update({ rev: database.command.inc(1) })
  })()
  try {
    return await shop.close()
  } finally {
    writer.isWriting = false
    await writing
  }
}

const batchNumbers = async () => Promise.all(workers.map(async (workerId) => (await shop.read('sheets', novemberSheetOf(workerId))).seal?.batchNo ?? null))

test('a batch that always loses to one sheet fails nothing: the month goes on, and the next strike seals what was left', async () => {
  await sealNovember(shop, () => Promise.resolve())
  const before = await shop.read('periods', '2026-11')
  const struck = await strikeBeside(null)
  expect([before.state, struck.ok, struck.isDone, (await shop.read('periods', '2026-11')).state]).toEqual(['closing', true, false, 'closed'])
  expect(await batchNumbers()).toContain(null)
  await shop.close()
  expect(await batchNumbers()).not.toContain(null)
})

test('a sheet that could not be moved for others is not broken: the ones beside it go on, and it follows with the next strike', async () => {
  await shop.begin(beijing('2026-11-02 08:00'), smallCompany)
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  shop.at(beijing('2026-12-01 00:01'))
  const statesOf = () => Promise.all(workers.map(async (workerId) => (await shop.read('sheets', novemberSheetOf(workerId))).state))
  // Whatever would be noted on the sheet after it was given up finds it free.
  await strikeBeside(/"event":"(busy|bug)"[^\n]*"action":"advance-sheet"/)
  expect(await statesOf()).toEqual(['live', 'collecting', 'collecting', 'collecting'])
  expect((await shop.read('sheets', novemberSheetOf('worker-1'))).exceptions).toEqual([])
  await shop.close()
  expect(await statesOf()).toEqual(workers.map(() => 'collecting'))
})

test('a sealed sheet that can\'t be put into a batch, and a period that can\'t be read, stop nobody else: HR sees the sheet, and mended it is sealed', async () => {
  await sealNovember(shop, () => Promise.resolve())
  const whole = await shop.read('sheets', novemberSheetOf('worker-2'))
  const { signature: _lost, ...broken } = whole
  await shop.put('sheets', broken as Sheet)
  await shop.put('periods', { _id: '2026-10', state: 'open', sheetsMade: false } as Period)
  expect((await shop.close()).ok).toBe(true)
  const batches = await batchNumbers()
  expect([batches[1], batches.filter((no) => no !== null).length, (await shop.read('periods', '2026-11')).state]).toEqual([null, 3, 'closed'])
  const raised = await shop.read('sheets', whole._id)
  expect(raised.exceptions).toMatchObject([{ kind: 'broken-record', settledAt: null }])
  expect((await shop.act('hr', 'read-period', { periodId: '2026-11' })).exceptions.map(({ kind, sheetId }) => [kind, sheetId])).toEqual([['broken-record', whole._id]])
  await shop.put('sheets', { ...raised, signature: whole.signature })
  shop.at(new Date(shop.cloud.now().getTime() + hourMs + 1_000).toISOString())
  await shop.close()
  expect([await batchNumbers(), (await shop.read('sheets', whole._id)).openExceptionCount]).toEqual([[1, 2, 1, 1], 0])
})
