import type { ActionInput, ActionName } from '@shared/contract/actions'
import { makeSheet } from '@shared/cycle/make-sheet'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { inStore, onCard, people as leads, person } from './company'
import { beijing, Shop } from './shop'

// What a page costs in round trips to the database does not grow with the company: a person's own work is found by an index.

const november = '2026-11'
let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-02 08:00'), { poolSizes: { api: 1, close: 1 } }) })
afterAll(() => shop.stop())

/** The test company's own people and so many workers more in other stores, the month open and cut. */
async function fill(others: number): Promise<void> {
  await shop.begin(beijing('2026-11-02 08:00'))
  await shop.act('hr', 'open-period', { periodId: november })
  const period = await shop.read('periods', november)
  for (let start = 0; start < others; start += 100) {
    const sheets = Array.from({ length: Math.min(100, others - start) }, (_, index) => {
      const storeId = `s-${Math.floor((start + index) / 20)}`
      const worker = person(`other-${start + index}`, '师傅', inStore('installer', storeId), { storeId, supervisorId: 'lead-b', ...onCard('6000.00') })
      const [plan] = sheetPlansIn(worker, period._id)
      if (plan === undefined) throw new Error('no plan')
      return makeSheet({ period, person: worker, plan, store: { _id: storeId, name: storeId }, template: installServiceCard, leads: leads.filter(({ isLead, storeId: at }) => isLead && at === 's-b'), signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
    })
    await shop.database.collection('sheets').add(sheets.map((sheet) => ({ ...sheet, state: 'collecting', dueAt: null })))
  }
}

async function costOf<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<number> {
  const before = shop.cloud.requestCount()
  await shop.act(personId, action, input)
  return shop.cloud.requestCount() - before
}

const cases = [
  ['worker-1', 'read-home'], ['worker-1', 'list-tasks'], ['sales-a', 'list-ratings'], ['sales-a', 'list-tasks'], ['lead-a1', 'list-tasks'], ['manager-a', 'list-tasks'], ['lead-a1', 'list-team'],
] as const

test('a hundred sheets by a form that the function has not seen yet: it is read once', async () => {
  await fill(100)
  const seen = await shop.read('templates', `${installServiceCard.id}@${installServiceCard.version}`)
  const sheets = await shop.list('sheets', { periodId: november })
  await shop.put('templates', { ...seen, _id: `${installServiceCard.id}@99`, template: { ...seen.template, version: 99 } })
  for (const sheet of sheets) await shop.put('sheets', { ...sheet, templateVersion: 99 })
  expect(sheets.length).toBeGreaterThan(100)
  expect(await costOf('hr', 'list-team', { periodId: november })).toBeLessThan(12)
})

test('for a company of 20 and one of 620', async () => {
  const costs: number[][] = []
  for (const others of [20, 620]) {
    await fill(others)
    const own: number[] = []
    for (const [personId, action] of cases) own.push(await costOf(personId, action, action === 'list-team' ? { periodId: november } : {}))
    costs.push(own)
  }
  expect(costs[1]).toEqual(costs[0])
  expect(Math.max(...(costs[1] ?? []))).toBeLessThan(40)
})
