import { beijing, Shop } from './shop'
import type { ActionInput } from '@shared/contract/actions'

const card = (personId: string, periodId = '2026-11', segment = 1) => `${periodId}:${personId}:install-service-card:${segment}`
const entry = (changes: Partial<ActionInput<'save-person'>>): ActionInput<'save-person'> => ({
  personId: 'worker-1', name: '李师傅', position: '安装师傅', storeId: 's-a', crewId: 'c-a1', supervisorId: 'lead-a1', roles: [{ role: 'installer', stores: ['s-a'] }], base: '6000.00', from: '2026-11-21', ...changes,
})

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-20 10:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
})
afterAll(() => shop.stop())

test('somebody new is put on the roster, and can be given a sheet from their first day on', async () => {
  const { personId } = await shop.act('hr', 'save-person', entry({ personId: null, name: '新来的', from: '2026-11-13' }))
  expect(await shop.read('people', personId)).toMatchObject({ name: '新来的', joinedOn: '2026-11-13', assignments: [], baseSalary: '6000.00', isLead: false })
  await shop.act('hr', 'assign-sheet', { personId, sheets: [{ templateId: 'install-service-card', periodKind: 'month' }], paying: 'install-service-card', from: '2026-11-20', probation: null })
  expect((await shop.read('sheets', card(personId))).dates).toMatchObject({ startsAt: beijing('2026-11-20 00:00'), cutAt: beijing('2026-12-01 00:00') })
  expect((await shop.act('hr', 'read-person', { personId })).entry).toMatchObject({ name: '新来的', base: '6000.00' })
})

test('what doesn’t fit into the roster is refused', async () => {
  const refused = (changes: Partial<ActionInput<'save-person'>>) => shop.refused('hr', 'save-person', entry(changes))
  expect(await refused({ storeId: 's-z' })).toBe('entry-invalid')
  expect(await refused({ supervisorId: 'worker-2' })).toBe('entry-invalid')
  expect(await refused({ roles: [{ role: 'installer', stores: ['s-z'] }] })).toBe('entry-invalid')
  expect(await refused({ storeId: 's-b', from: '2026-11-25' })).toBe('change-out-of-bounds')
  expect(await refused({ personId: null, from: '2026-05-01' })).toBe('change-out-of-bounds')
  expect(await refused({ personId: 'hr' })).toBe('not-found')
})

test('another crew and superior count at once on the running sheets', async () => {
  await shop.act('hr', 'save-person', entry({ personId: 'worker-2', name: '王师傅', crewId: 'c-a2', supervisorId: 'lead-a2' }))
  expect(await shop.read('sheets', card('worker-2'))).toMatchObject({ crewId: 'c-a2', supervisorId: 'lead-a2', segment: 1, dates: { cutAt: beijing('2026-12-01 00:00') } })
  expect((await shop.read('sheets', card('worker-2'))).watcherIds).toContain('lead-a2')
})

test('another store from tomorrow on: the running sheet ends today, a second begins there, and the coming month moves as a whole', async () => {
  await shop.act('hr', 'save-person', entry({ storeId: 's-b', crewId: 'c-b', supervisorId: 'lead-b', roles: [{ role: 'installer', stores: ['s-b'] }] }))
  const [first, second, december] = [await shop.read('sheets', card('worker-1')), await shop.read('sheets', card('worker-1', '2026-11', 2)), await shop.read('sheets', card('worker-1', '2026-12'))]
  expect([first.storeId, first.dates.cutAt]).toEqual(['s-a', beijing('2026-11-21 00:00')])
  expect([second.storeId, second.supervisorId, second.dates.startsAt, second.dates.cutAt]).toEqual(['s-b', 'lead-b', beijing('2026-11-21 00:00'), beijing('2026-12-01 00:00')])
  expect([december.storeId, december.storeName, december.supervisorId]).toEqual(['s-b', '乙店', 'lead-b'])
  expect(december.raters.find(({ role }) => role === 'sales-manager')?.personId).toBe('sales-b')
  expect(december.raterIds).toEqual(['sales-b'])
})

test('a figure about somebody is one number for the whole month: both sheets count it, and both say so', async () => {
  await shop.act('hr', 'record-metric', { periodId: '2026-11', metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { value: '93' }, source: '' })
  for (const [segment, days] of [[1, '这张表算 11月1日到11月20日'], [2, '这张表算 11月21日到11月30日']] as const) {
    const { inputs, template } = await shop.act('hr', 'read-sheet', { sheetId: card('worker-1', '2026-11', segment) })
    expect(inputs.metrics?.['first-pass-rate']).toMatchObject({ value: '93' })
    expect(template.settings?.find(({ title }) => title === '只算一段')?.value).toContain(days)
  }
  const whole = await shop.act('hr', 'read-sheet', { sheetId: card('worker-2') })
  expect(whole.template.settings?.map(({ title }) => title)).not.toContain('只算一段')
})

test('who leaves: the sheet ends with the last day, the coming one goes, the account is free, and what they were to do goes to the next', async () => {
  expect(await shop.refused('hr', 'end-employment', { personId: 'lead-a2', lastDay: '2026-11-21' })).toBe('change-out-of-bounds')
  expect(await shop.act('hr', 'end-employment', { personId: 'worker-3', lastDay: '2026-11-20' })).toEqual({ personId: 'worker-3', withoutSuperior: [] })
  expect((await shop.read('sheets', card('worker-3'))).dates.cutAt).toBe(beijing('2026-11-21 00:00'))
  expect(await shop.list('sheets', { employeeId: 'worker-3', periodId: '2026-12' })).toEqual([])
  expect(await shop.list('bindings', { personId: 'worker-3' })).toEqual([])
  expect((await shop.read('signals', 'worker-3')).openid).toBe('')
  expect(await shop.refused('worker-3', 'read-home', {})).toBe('not-signed-in')
  expect((await shop.act('hr', 'end-employment', { personId: 'sales-a', lastDay: '2026-11-20' })).personId).toBe('sales-a')
  expect((await shop.read('sheets', card('worker-2'))).raters.find(({ role }) => role === 'sales-manager')?.personId).toBeNull()
  expect((await shop.act('hr', 'end-employment', { personId: 'lead-a2', lastDay: '2026-11-20' })).withoutSuperior).toEqual(['王师傅'])
})
