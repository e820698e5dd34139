import { minimumMoveOf, passMoveOf, rehearsalSumsOf } from '@shared/rehearsal/rehearse-sheet'
import type { TriedSettings } from '@shared/rehearsal/tried-settings'
import { inCompany, inStore, person } from './company'
import { novemberSheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { beijing, sheetIdOf, Shop } from './shop'

// A changed form tried on a past month, through the real functions: read only, 0 for all where nothing changed, and to the fen what a month under it then pays.

const card = 'install-service-card'
const hrB = person('hr-b', '乙店人事', inStore('hr', 's-b'), { storeId: 's-b' })
const company = [...smallCompany, hrB]

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, company)
  await sealNovember(shop, () => shop.close(), company)
})
afterAll(() => shop.stop())

const ask = (version: 'draft' | 'in-use', actorId = 'finance', more: { readonly periodId?: string; readonly after?: string; readonly tried?: TriedSettings } = {}) =>
  shop.act(actorId, 'rehearse-template', { templateId: card, version, tried: more.tried ?? null, periodId: more.periodId ?? '2026-11', after: more.after ?? null })
async function change(changes: Readonly<Record<string, string | null>>): Promise<void> {
  const { rev } = await shop.act('hr', 'read-template', { templateId: card })
  await shop.act('hr', 'save-template-draft', { templateId: card, rev, changes: Object.entries(changes).map(([field, value]) => ({ field, value })) })
}

test('the form as it is gives difference 0 for all, and nothing is written', async () => {
  const before = shop.cloud.storeHash()
  const { lines, next, periods } = await ask('in-use')
  expect(lines.map(({ sheetId, outcome, payDifference, totalDifference }) => [sheetId, outcome, payDifference, totalDifference])).toEqual(workers.map((id) => [novemberSheetOf(id), 'same', '0.00', '0.00']))
  expect([next, periods]).toEqual([null, ['2026-11']])
  expect(shop.cloud.storeHash()).toBe(before)
})

test('without changes there is no draft to try', async () => {
  expect(await shop.refused('hr', 'rehearse-template', { templateId: card, version: 'draft', tried: null, periodId: null, after: null })).toBe('draft-missing')
  expect(await shop.refused('hr', 'rehearse-template', { templateId: 'no-form', version: 'in-use', tried: null, periodId: null, after: null })).toBe('template-unknown')
})

describe('other settings on the same month', () => {
  // 77.10, 80.10, 81.10 and 82.10 points on 6000.00 by the pass mark 80: 5782.50, 6007.50, 6082.50, 6157.50.
  test('a higher pass mark with a minimum wage for the store: who gets what, who lies below it by how much, who misses the mark', async () => {
    const before = shop.cloud.storeHash()
    const { lines } = await ask('in-use', 'finance', { tried: { passMark: '82', minimumWages: { company: '7000', stores: [{ storeId: 's-a', yuan: '5900' }] } } })
    expect(lines.map((line) => [line.payAfter, line.payDifference, minimumMoveOf(line), line.gapAfter?.gap ?? null, passMoveOf(line)])).toEqual([
      ['5641.46', '-141.04', 'newly', '258.54', null], // 77.10 ÷ 82 × 6000 = 5641.463…
      ['5860.98', '-146.52', 'newly', '39.02', 'under'], // 80.10 ÷ 82 × 6000 = 5860.975…
      ['5934.15', '-148.35', null, null, 'under'], // 81.10 ÷ 82 × 6000 = 5934.146…
      ['6007.32', '-150.18', null, null, null], // 82.10 ÷ 82 × 6000 = 6007.317…
    ])
    expect(rehearsalSumsOf(lines)).toMatchObject({ payBefore: '24030.00', payAfter: '23443.91', payDifference: '-586.09', gapAfter: '297.56', minimum: { newly: 2, still: 0 }, pass: { under: 2, over: 0 } })
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('other bases and a cap', async () => {
    const { lines } = await ask('in-use', 'finance', { tried: { cap: '1', basePercent: '105', bases: [{ employeeId: 'worker-2', yuan: '6500.55' }] } })
    // 77.10 ÷ 80 × 6300 = 6071.625; the others reach the pass mark and get their base.
    expect(lines.map(({ baseAfter, payAfter }) => [baseAfter, payAfter])).toEqual([['6300.00', '6071.63'], ['6500.55', '6500.55'], ['6300.00', '6300.00'], ['6300.00', '6300.00']])
  })

  test('what holds now is told for the stores within reach, and other numbers than the form takes are refused', async () => {
    expect((await ask('in-use')).current).toEqual({ passMark: '80', cap: null, minimumWages: { company: null, stores: [] }, stores: [{ id: 's-a', name: '甲店' }, { id: 's-b', name: '乙店' }] })
    expect((await ask('in-use', 'hr-b')).current.stores).toEqual([{ id: 's-b', name: '乙店' }])
    expect(await shop.refused('finance', 'rehearse-template', { templateId: card, version: 'in-use', tried: { passMark: '0' }, periodId: null, after: null })).toBe('bad-input')
  })
})

test('a changed form says who gains and loses, in points and to the fen; HR of another store sees nobody', async () => {
  await change({ 'pay.passMark': '85', 'items.first-pass-rate.rule.up': '2' })
  const before = shop.cloud.storeHash()
  const { lines } = await ask('draft')
  // 77.10 at 90 %; each further worker a point a percent, now two: 77.10, 80.10 + 1, …
  const expected = await Promise.all(workers.map(async (id, index) => {
    const sealed = (await shop.read('sheets', novemberSheetOf(id))).scorecard
    const total = (Number(sealed.total) + index).toFixed(2)
    return [sealed.total, total, sealed.pay]
  }))
  expect(lines.map(({ totalBefore, totalAfter, payBefore }) => [totalBefore, totalAfter, payBefore])).toEqual(expected)
  expect(lines.map(({ outcome }) => outcome)).toContain('loss')
  const sums = rehearsalSumsOf(lines)
  expect(sums.payBefore).toBe((await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })).payTotal)
  expect((await ask('draft', 'hr-b')).lines).toEqual([])
  expect(shop.cloud.storeHash()).toBe(before)
})

test('what it says is what a month under the new form then pays on the same inputs', async () => {
  const rehearsed = (await ask('draft')).lines
  const { rev } = await shop.act('hr', 'read-template', { templateId: card })
  await shop.act('hr', 'publish-template', { templateId: card, rev: rev ?? 0 })
  shop.at(beijing('2026-12-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-12' })
  await shop.close()
  const { incidentId } = await shop.act('lead', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 2, occurredAt: beijing('2026-12-09 10:00'), note: '', orderNo: null })
  await shop.act('worker-1', 'acknowledge-incident', { incidentId })
  for (const [index, workerId] of workers.entries()) {
    for (const [metricId, value] of [['first-pass-rate', String(90 + index)], ['inspection-survey-score', '88'], ['after-sales-satisfaction', '97']] as const) {
      await shop.act('hr', 'record-metric', { periodId: '2026-12', metricId, scope: 'employee', scopeId: workerId, value: { value }, source: '月末汇总' })
    }
    await shop.act('sales', 'rate-item', { sheetId: sheetIdOf('2026-12', workerId), item: 'sales-coordination', points: '8.5', comment: '' })
  }
  shop.at(beijing('2027-01-06 09:00'))
  await shop.close()
  const real = await Promise.all(workers.map(async (workerId) => (await shop.read('sheets', sheetIdOf('2026-12', workerId))).scorecard))
  expect(real.map(({ total, pay }) => [total, pay])).toEqual(rehearsed.map(({ totalAfter, payAfter }) => [totalAfter, payAfter]))
  expect(rehearsed.every(({ payAfter }) => payAfter !== null)).toBe(true)
})

test('a corrected sheet is compared with what it says now', async () => {
  const sheetId = novemberSheetOf('worker-1')
  const { correctionId } = await shop.act('hr', 'propose-correction', { sheetId, version: 1, changes: [{ kind: 'metric', metricId: 'first-pass-rate', value: { value: '95' } }], reason: '复核过' })
  await shop.act('boss', 'decide-correction', { sheetId, correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
  const [first] = (await ask('in-use')).lines
  expect([first?.totalBefore, first?.totalAfter]).toEqual(['82.10', '87.10'])
})

test('a large month comes in pages of a hundred, each well under what a call may carry, and no sheet is left out', async () => {
  const sheet = await shop.read('sheets', novemberSheetOf('worker-2'))
  const ids = Array.from({ length: 230 }, (_, index) => `2026-11:w-${String(index).padStart(3, '0')}:${card}:1`)
  await shop.database.collection('sheets').add(ids.map((_id) => ({ ...sheet, _id, employeeId: _id })))
  await shop.employ([person('gm', '老总', inCompany('general-manager'))])
  const found: string[] = []
  let after: string | null = null
  let calls = 0
  do {
    const reply = await shop.reply('gm', 'rehearse-template', { templateId: card, version: 'in-use', tried: null, periodId: '2026-11', after })
    if (!reply.ok) throw new Error(reply.refusal.message)
    expect(JSON.stringify(reply).length).toBeLessThan(80_000)
    const { lines, next } = reply.output as Awaited<ReturnType<typeof ask>>
    found.push(...lines.map(({ sheetId }) => sheetId))
    after = next
    calls += 1
  } while (after !== null)
  expect(calls).toBe(3)
  expect([...found].sort()).toEqual([...ids, ...workers.map(novemberSheetOf)].sort())
})
