import { withAmount } from '@shared/pay/imported-base'
import { inStore, onCard, people, person } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// An imported base is for the days worked: one sheet gets all of it, two stretches share it by days, and a later change on the roster shares it anew.

const moving = person('mover', '刘换店', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00') })
const joiner = person('joiner', '新师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', joinedOn: '2026-11-19', ...onCard('6000.00') })

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-10 08:00')) })
beforeEach(async () => {
  await shop.begin(beijing('2026-11-10 08:00'), [...people, moving, joiner])
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
})
afterAll(() => shop.stop())

const importBase = (name: string, amount: string) => shop.act('finance', 'import-bases', { periodId: '2026-11', rows: [{ line: 1, personId: '', name, store: '', amount }] })
const inputsOf = async (sheetId: string) => (await shop.read('sheets', sheetId)).inputs
const segment = (number: number) => sheetIdOf('2026-11', 'mover').replace(/1$/, String(number))
const moveOn = (from: string, storeId = 's-b') => shop.act('hr', 'save-person', { personId: 'mover', name: '刘换店', position: '安装师傅', storeId, crewId: null, supervisorId: null, roles: [{ role: 'installer', stores: ['s-a'] }], base: '6000', from })

test('who joined in the middle gets all of it: it is what they did in their days', async () => {
  expect((await inputsOf(sheetIdOf('2026-11', 'joiner'))).employed).toEqual({ days: 12, of: 30 })
  await importBase('新师傅', '2000')
  expect(await inputsOf(sheetIdOf('2026-11', 'joiner'))).toMatchObject({ baseSalary: '2000.00' })
  expect((await inputsOf(sheetIdOf('2026-11', 'joiner'))).employed).toBeUndefined()
})

test.each(['before', 'after'] as const)('two stretches share it by their days, imported %s the change of store', async (when) => {
  if (when === 'before') await importBase('刘换店', '3000')
  await moveOn('2026-11-11')
  await shop.close()
  if (when === 'after') await importBase('刘换店', '3000')
  expect([await inputsOf(segment(1)), await inputsOf(segment(2))]).toMatchObject([{ baseSalary: '3000.00', employed: { days: 10, of: 30 } }, { baseSalary: '3000.00', employed: { days: 20, of: 30 } }])
})

test('who then leaves has all of it still: the shares are of the days worked', async () => {
  await moveOn('2026-11-11')
  await shop.close()
  await importBase('刘换店', '3000')
  shop.at(beijing('2026-11-12 08:00'))
  await shop.act('hr', 'end-employment', { personId: 'mover', lastDay: '2026-11-12' })
  expect([(await inputsOf(segment(1))).employed, (await inputsOf(segment(2))).employed]).toEqual([{ days: 10, of: 12 }, { days: 2, of: 12 }])
})

test('who leaves with one sheet keeps the whole', async () => {
  await importBase('刘换店', '3000')
  await shop.act('hr', 'end-employment', { personId: 'mover', lastDay: '2026-11-10' })
  expect(await inputsOf(segment(1))).toMatchObject({ baseSalary: '3000.00' })
  expect((await inputsOf(segment(1))).employed).toBeUndefined()
})

test('a base that a sheet has missed comes to it with the same amount once more', async () => {
  await shop.put('bases', withAmount(null, { periodId: '2026-11', personId: 'joiner', amount: '2000.00', byId: 'finance', byName: '吴财务', at: beijing('2026-11-09 08:00') }))
  expect(await importBase('新师傅', '2000')).toEqual({ added: 0, changed: 1, same: 0 })
  expect(await shop.read('sheets', sheetIdOf('2026-11', 'joiner'))).toMatchObject({ inputs: { baseSalary: '2000.00' }, baseOrigin: { at: beijing('2026-11-09 08:00') } })
  expect(await shop.list('bases')).toMatchObject([{ rev: 1, earlier: [] }])
})
