import { beijing, sheetIdOf, Shop } from './shop'

const november = '2026-11'
let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())
beforeEach(async () => {
  await shop.begin(beijing('2026-11-20 08:00'))
  for (const periodId of [november, '2026-12']) await shop.act('hr', 'open-period', { periodId })
  shop.at(beijing('2026-12-06 12:00'))
  await shop.close()
})

const log = async () => (await shop.act('lead-a1', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-30 18:00'), note: '', orderNo: null })).incidentId
const pullBack = (incidentId: string) => ({ incidentId, reason: '上月发生的事' })

test('what can still be answered goes back only while the earlier month\'s windows are open: nobody loses the right to answer', async () => {
  const [open, acknowledged, disputed] = [await log(), await log(), await log()]
  await shop.act('worker-1', 'acknowledge-incident', { incidentId: acknowledged })
  await shop.act('worker-1', 'dispute-incident', { incidentId: disputed, reason: '不是我' })
  shop.at(beijing('2026-12-07 00:01'))
  for (const id of [open, disputed]) expect(await shop.refused('manager-a', 'pull-back-incident', pullBack(id))).toBe('window-closed')
  await shop.act('manager-a', 'pull-back-incident', pullBack(acknowledged))
  expect((await shop.read('sheets', sheetIdOf(november, 'worker-1'))).inputs.incidents?.map(({ id }) => id)).toEqual([acknowledged])
  await shop.act('worker-1', 'acknowledge-incident', { incidentId: open })
})

test('a dispute pulled back in time lapses with the earlier month\'s windows', async () => {
  const disputed = await log()
  await shop.act('worker-1', 'dispute-incident', { incidentId: disputed, reason: '不是我' })
  await shop.act('manager-a', 'pull-back-incident', pullBack(disputed))
  expect(await shop.read('incidents', disputed)).toMatchObject({ dispute: { escalatesAt: beijing('2026-12-07 00:00'), lapsesAt: beijing('2026-12-07 00:00') }, dueAt: beijing('2026-12-07 00:00') })
  shop.at(beijing('2026-12-07 00:01'))
  await shop.close()
  expect((await shop.read('incidents', disputed)).state).toBe('lapsed')
  expect((await shop.read('sheets', sheetIdOf(november, 'worker-1'))).openClaims).toEqual([])
})

test('what was logged before its month was opened can be pulled back as well', async () => {
  await shop.begin(beijing('2026-11-20 08:00'))
  await shop.act('hr', 'open-period', { periodId: november })
  shop.at(beijing('2026-12-01 08:00'))
  const id = await log()
  expect((await shop.read('incidents', id)).sheetId).toBeNull()
  await shop.act('manager-a', 'pull-back-incident', pullBack(id))
  expect(await shop.read('incidents', id)).toMatchObject({ periodId: november, sheetId: sheetIdOf(november, 'worker-1') })
})

test('without a sheet in the month before there is nowhere to go', async () => {
  await shop.begin(beijing('2026-12-01 08:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  expect(await shop.refused('manager-a', 'pull-back-incident', pullBack(await log()))).toBe('wrong-state')
})
