import { beijing, sheetIdOf, Shop } from './shop'

let shop: Shop
const november = '2026-11'
const item = 'sales-coordination'
const sheetOf = (personId: string) => sheetIdOf(november, personId)

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-01 08:30'))
  await shop.act('hr', 'open-period', { periodId: november })
})
afterAll(() => shop.stop())

const ratingsOf = async (personId: string) => (await shop.act(personId, 'list-ratings', {})).ratings
const waitingOf = async (personId: string) => (await shop.act(personId, 'list-tasks', {})).tasks.filter(({ kind }) => kind === 'rate-item').map(({ sheet }) => sheet?.employeeId)
const rate = (personId: string, points: string, comment = '') => shop.act('sales-a', 'rate-item', { sheetId: sheetOf(personId), item, points, comment })

test('during the month a rater may give points on the sheets that are theirs, with what full marks ask for; nothing waits yet', async () => {
  const ratings = await ratingsOf('sales-a')
  expect(ratings.map(({ employeeId, state, given }) => [employeeId, state, given])).toEqual([['lead-a1', 'live', null], ['worker-1', 'live', null], ['worker-2', 'live', null], ['worker-3', 'live', null]])
  expect(ratings[1]).toMatchObject({ sheetId: sheetOf('worker-1'), employeeName: '李师傅', storeName: '甲店', item: { id: item, max: '10', step: '0.5' }, dueAt: beijing('2026-12-06 00:00') })
  expect(ratings[1]?.item.criteria.length).toBeGreaterThan(0)
  expect((await ratingsOf('sales-b')).map(({ employeeId }) => employeeId)).toEqual(['worker-b'])
  expect(await waitingOf('sales-a')).toEqual([])
})

test('what was given is shown, and stays open to a second thought', async () => {
  await rate('worker-1', '8', '配合好')
  await rate('worker-1', '8.5', '配合很好')
  expect((await ratingsOf('sales-a')).find(({ employeeId }) => employeeId === 'worker-1')?.given).toEqual({ points: '8.5', level: null, comment: '配合很好' })
})

test('from the cut on what is not given waits; the rater\'s open page is told', async () => {
  shop.at(beijing('2026-12-01 00:01'))
  const before = (await shop.read('signals', 'sales-a')).rev
  await shop.close()
  expect((await shop.read('signals', 'sales-a')).rev).toBeGreaterThan(before)
  expect(await waitingOf('sales-a')).toEqual(['lead-a1', 'worker-2', 'worker-3'])
  expect((await ratingsOf('sales-a')).map(({ employeeId, state }) => [employeeId, state])).toEqual([['lead-a1', 'collecting'], ['worker-1', 'collecting'], ['worker-2', 'collecting'], ['worker-3', 'collecting']])
  await rate('worker-2', '7')
  expect(await waitingOf('sales-a')).toEqual(['lead-a1', 'worker-3'])
})

test('the new month\'s sheets stand after those that are due', async () => {
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  expect((await ratingsOf('sales-b')).map(({ sheetId, state }) => [sheetId, state])).toEqual([[sheetOf('worker-b'), 'collecting'], [sheetIdOf('2026-12', 'worker-b'), 'live']])
})

test('a sheet that is with its signers takes no more points and is gone from the list', async () => {
  const { _id, ...sheet } = await shop.read('sheets', sheetOf('worker-2'))
  await shop.put('sheets', { ...sheet, _id, state: 'assessing' })
  expect((await ratingsOf('sales-a')).map(({ sheetId }) => sheetId)).not.toContain(_id)
})

test('who never rates is refused; a manager to whom no form gives an item is asked for nothing', async () => {
  expect(await shop.refused('worker-1', 'list-ratings', {})).toBe('forbidden')
  expect(await ratingsOf('manager-a')).toEqual([])
  expect(await waitingOf('manager-a')).toEqual([])
})
