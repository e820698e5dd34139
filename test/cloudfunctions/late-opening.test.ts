import { hourMs } from '@shared/cycle/beijing-time'
import { beijing, Shop } from './shop'
import { inStore, onCard, people, person } from './company'

// A period that is opened late, and what happened before: people came and went, forms were assigned in the same moment.

const card = (personId: string) => `2026-11:${personId}:install-service-card:1`
const fitter = (id: string, changes: Partial<Parameters<typeof person>[3]> = {}) => person(id, `${id}师傅`, inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00'), ...changes })
const gone = { status: 'left' as const }

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-12 10:00'), {}, [
    ...people,
    fitter('brief', { joinedOn: '2026-11-03', ...gone, leftAt: beijing('2026-11-08 00:00') }),
    fitter('gone-before', { ...gone, leftAt: beijing('2026-11-01 00:00') }),
    fitter('gone-today', { ...gone, leftAt: beijing('2026-11-12 00:00'), assignments: [{ templateId: 'installer', pays: true }] }),
  ])
})
afterAll(() => shop.stop())

test('whoever joined and left before a month was opened has a sheet over the days worked, also by a form that nobody else is scored by; who left before it has none', async () => {
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  expect((await shop.read('sheets', card('brief'))).dates).toMatchObject({ startsAt: beijing('2026-11-03 00:00'), cutAt: beijing('2026-11-08 00:00') })
  expect((await shop.read('sheets', '2026-11:gone-today:installer:1')).dates).toMatchObject({ startsAt: beijing('2026-11-01 00:00'), cutAt: beijing('2026-11-12 00:00') })
  expect(await shop.list('sheets', { employeeId: 'gone-before' })).toEqual([])
  expect(await shop.read('periods', '2026-11')).toMatchObject({ sheetsMade: true })
  expect((await shop.read('sheets', card('brief'))).state).toBe('collecting')
})

test('a form that was assigned while the period was being opened is pinned when its sheet is made, and stops nobody else', async () => {
  // What both leave behind where neither saw the other: the person with the form, the period without it.
  const { _id } = fitter('in-between')
  await shop.employ([fitter('in-between', { assignments: [{ templateId: 'cs-supervisor-scale', pays: true }] }), fitter('zz-after')])
  await shop.put('periods', { ...await shop.read('periods', '2026-11'), sheetsMade: false })
  for (const lease of await shop.list('leases')) await shop.put('leases', { ...lease, progress: { after: '', failed: 0, isDone: false } })
  shop.at(new Date(shop.cloud.now().getTime() + hourMs).toISOString())
  await shop.close()
  expect((await shop.read('sheets', `2026-11:${_id}:cs-supervisor-scale:1`)).state).toBe('live')
  expect((await shop.read('sheets', card('zz-after'))).state).toBe('live')
  const period = await shop.read('periods', '2026-11')
  expect([period.sheetsMade, period.templates.map(({ id }) => id).includes('cs-supervisor-scale')]).toEqual([true, true])
})
