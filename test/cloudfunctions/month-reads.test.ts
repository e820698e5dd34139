import { makeSheet } from '@shared/cycle/make-sheet'
import { mostNamed } from '@shared/cycle/read-period'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { inStore, onCard, people as leads, person } from './company'
import { beijing, Shop } from './shop'

// What is read of a whole month comes in pages and counts: together they tell of every sheet exactly once, and what is counted is of all.

const november = '2026-11'
const count = 101
let shop: Shop
let sheets: readonly Sheet[]
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), { poolSizes: { api: 1, close: 1 } })
  await shop.act('hr', 'open-period', { periodId: november })
  const period = await shop.read('periods', november)
  const made = Array.from({ length: count }, (_, index) => {
    const storeId = `s-${index % 3}`
    const worker = person(`many-${String(index).padStart(3, '0')}`, `师傅${index}`, inStore('installer', storeId), { storeId, supervisorId: 'lead-b', ...onCard('6000.00') })
    const [plan] = sheetPlansIn(worker, november)
    if (plan === undefined) throw new Error('no plan')
    const sheet = makeSheet({ period, person: worker, plan, store: { _id: storeId, name: storeId }, template: installServiceCard, leads: leads.filter(({ isLead }) => isLead), signerCount: 3, metrics: { 'after-sales-satisfaction': '90' }, previous: null, segmentBefore: null })
    const raised = { id: 'missing-metric.first-pass-rate', kind: 'missing-metric' as const, item: 'first-pass-rate', subject: 'first-pass-rate', raisedAt: beijing('2026-12-04 00:00'), settledAt: null }
    return { ...sheet, state: 'collecting' as const, dueAt: null, exceptions: [raised], openExceptionCount: 1 }
  })
  await shop.database.collection('sheets').add(made)
  sheets = await shop.list('sheets', { periodId: november })
})
afterAll(() => shop.stop())

test('a month\'s progress counts every sheet, and its exceptions all while the first of them are named', async () => {
  const { progress, exceptionGroups, exceptions } = await shop.act('hr', 'read-period', { periodId: november })
  expect(progress.filter((state) => state.count > 0).map((state) => [state.state, state.count])).toEqual([['live', sheets.length - count], ['collecting', count]])
  expect(exceptionGroups).toEqual([{ title: '缺指标：一次安装合格率', kindTitle: '缺指标', count }])
  expect(exceptions.map(({ employeeName }) => employeeName)).toEqual(Array.from({ length: mostNamed }, (_, index) => `师傅${index}`))
})

test('the sheets of a state, page by page: each exactly once, and the last page says so', async () => {
  const ids: string[] = []
  const sizes: number[] = []
  for (let after: string | null = null, isOver = false; !isOver;) {
    const page: { sheets: { id: string }[]; next: string | null } = await shop.act('hr', 'list-sheets', { periodId: november, state: 'collecting', after })
    ids.push(...page.sheets.map(({ id }) => id))
    sizes.push(page.sheets.length)
    after = page.next
    isOver = after === null
  }
  expect(ids).toEqual(sheets.filter(({ state }) => state === 'collecting').map(({ _id }) => _id).sort())
  expect(sizes).toEqual([40, 40, 21])
})

test('a team of more than a hundred: figures and lost points are of all, the first hundred are told, and all where they are asked for', async () => {
  const team = await shop.act('hr', 'list-team', { periodId: november })
  expect([team.figures.count, team.askedCount, team.sheets.length, team.figures.waiting]).toEqual([sheets.length, sheets.length, 100, count])
  const all = await shop.act('hr', 'list-team', { periodId: november, count: 1000 })
  expect(all.sheets.map(({ id }) => id).sort()).toEqual(sheets.map(({ _id }) => _id).sort())
  expect(all.sheets.slice(0, 100)).toEqual(team.sheets)
  // Nobody but the hundred and one has a figure yet, all the same one.
  const lost = team.lostByItem.find(({ itemId }) => itemId === 'after-sales')
  const [one] = sheets.filter(({ state }) => state === 'collecting')
  const item = one?.scorecard.items.find(({ id }) => id === 'after-sales')
  expect(Number(lost?.lost)).toBe(count * (Number(item?.max) - Number(item?.points)))
  expect(Number(lost?.lost)).toBeGreaterThan(0)
  expect(all.lostByItem).toEqual(team.lostByItem)
  const store = await shop.act('hr', 'list-team', { periodId: november, storeId: 's-1', order: 'waiting', count: 5 })
  expect([store.figures.count, store.askedCount, store.sheets.map(({ storeId }) => storeId)]).toEqual([sheets.length, sheets.filter(({ storeId, state }) => storeId === 's-1' && state === 'collecting').length, Array.from({ length: 5 }, () => 's-1')])
})
