import { defaultSettings } from '../../shared/settings/company-settings'
import { beijing, sheetIdOf, Shop } from './shop'

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-10 09:00')) })
afterAll(() => shop.stop())

test('HR changes what the company decides for itself: it holds at once for the next entry, and a second change needs the first one\'s state', async () => {
  const { rev } = await shop.act('hr', 'read-settings', {})
  expect(await shop.act('hr', 'save-settings', { ...defaultSettings, photoSource: 'camera', photoRequired: 'never', rev })).toEqual({ rev: 1 })
  expect((await shop.act('lead-a1', 'read-logbook', {})).photos).toEqual({ required: 'never', source: 'camera' })
  expect(await shop.refused('hr', 'save-settings', { ...defaultSettings, rev })).toBe('content-changed')
  expect((await shop.act('hr', 'read-settings', {})).rev).toBe(1)
})

test('a change of the days holds from the next opened month, and the audit says what was changed', async () => {
  const { rev } = await shop.act('hr', 'read-settings', {})
  await shop.act('hr', 'save-settings', { ...defaultSettings, calendar: { factsDueDay: 4, ratingsDueDay: 6, windowsEndDay: 8 }, rev })
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  expect((await shop.act('hr', 'read-period', { periodId: '2026-11' })).period?.dates.windowsEndAt).toBe('2026-12-08T16:00:00.000Z')
})

test('two signers instead of three hold from the next opened month; the sheet says so, and whoever has signed one step never gets the other', async () => {
  const { rev, signerCount } = await shop.act('hr', 'read-settings', {})
  expect(signerCount).toBe(3)
  await shop.act('hr', 'save-settings', { ...defaultSettings, signerCount: 2, rev })
  shop.at(beijing('2026-11-20 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  const sheetOf = async (period: string) => shop.read('sheets', sheetIdOf(period, 'worker-1'))
  expect([(await sheetOf('2026-11')).signerCount, (await sheetOf('2026-12')).signerCount]).toEqual([3, 2])
  const { template } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetIdOf('2026-12', 'worker-1') })
  expect([template.route.map(({ title }) => title), template.settings?.find(({ title }) => title === '签字人数')?.value]).toEqual([['考核', '核准'], '公司定为两人签：考核、核准'])
  expect(await shop.refused('hr', 'save-settings', { ...defaultSettings, signerCount: 1 as never, rev: 3 })).toBe('bad-input')
})

test('what the page does not show stays as it was', async () => {
  const stored = await shop.read('settings', 'company')
  await shop.put('settings', { ...stored, messages: { quiet: { fromHour: 22, untilHour: 7 }, templates: {} } })
  await shop.act('hr', 'save-settings', { ...defaultSettings, signatureDays: 5, rev: (await shop.act('hr', 'read-settings', {})).rev })
  expect(await shop.read('settings', 'company')).toMatchObject({ name: stored.name, signatureDays: 5, messages: { quiet: { fromHour: 22, untilHour: 7 }, templates: {} } })
})

test('days out of order change nothing', async () => {
  const { rev } = await shop.act('hr', 'read-settings', {})
  const hash = shop.cloud.storeHash()
  expect(await shop.refused('hr', 'save-settings', { ...defaultSettings, calendar: { factsDueDay: 8, ratingsDueDay: 7, windowsEndDay: 9 }, rev })).toBe('bad-input')
  expect(shop.cloud.storeHash()).toBe(hash)
})
