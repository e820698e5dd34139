import { sealNovember, novemberSheetOf, workers } from './sealed-month'
import { beijing, Shop } from './shop'

// A strike of the clock while somebody writes one of the sheets without a pause.

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'))
  await sealNovember(shop, () => Promise.resolve())
}, 60_000)
afterAll(() => shop.stop())

const batchNumbers = async () => Promise.all(workers.map(async (workerId) => (await shop.read('sheets', novemberSheetOf(workerId))).seal?.batchNo ?? null))

test('a batch that always loses to one sheet fails nothing: the month goes on, and the next strike seals what was left', async () => {
  const signer = { isWriting: true }
  const writing = (async () => {
    const { database } = shop
    while (signer.isWriting) await database.collection('sheets').doc(novemberSheetOf('worker-1')).update({ rev: database.command.inc(1) })
  })()
  const before = await shop.read('periods', '2026-11')
  const struck = await shop.close()
  signer.isWriting = false
  await writing
  expect([before.state, struck.ok, struck.isDone, (await shop.read('periods', '2026-11')).state]).toEqual(['closing', true, false, 'closed'])
  expect(await batchNumbers()).toContain(null)
  await shop.close()
  expect(await batchNumbers()).not.toContain(null)
}, 60_000)
