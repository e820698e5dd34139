import type { Records } from '@shared/verify/records'
import { replay } from '@shared/verify/replay-sheet'
import { verifyRecords } from '@shared/verify/verify-records'
import { sumPoints } from '@shared/scoring/exact'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { readWorkbook } from '../shared/export/read-workbook'
import { inCompany, onCard, person } from './company'
import { fileOf, pdfWords } from './exported-file'
import { smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// A month in which one joins, one leaves and one changes the store: each sheet pays for its days, from the phone to the sealed record.

const joiner = person('joiner', '新师傅', inCompany('installer'), { crewId: 'c-1', supervisorId: 'lead', joinedOn: '2026-11-19', ...onCard('6000.00') })
const company = [...smallCompany, joiner]
const card = (personId: string, segment = 1) => `2026-11:${personId}:install-service-card:${segment}`
const sheetIds = [card('joiner'), card('worker-1'), card('worker-2'), card('worker-2', 2), card('worker-3')]

let shop: Shop

async function seal(sheetId: string): Promise<void> {
  for (const [signerId, action] of [['lead', 'assess-sheet'], ['manager', 'review-sheet'], ['boss', 'approve-sheet']] as const) {
    await shop.act(signerId, action, { sheetId, contentHash: (await shop.read('sheets', sheetId)).contentHash ?? '', comment: '' })
  }
}

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-20 10:00'), {}, company)
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  await shop.act('hr', 'end-employment', { personId: 'worker-1', lastDay: '2026-11-20' })
  await shop.act('hr', 'save-person', {
    personId: 'worker-2', name: '2号师傅', position: '2号师傅', storeId: 's-b', crewId: 'c-1', supervisorId: 'lead', roles: [{ role: 'installer', stores: 'company' }], base: '6000.00', from: '2026-11-21',
  })
  await shop.close()
})
afterAll(() => shop.stop())

test('the sheet says its days as soon as they are known, and one over the whole month says nothing', async () => {
  const employed = await Promise.all(sheetIds.map(async (sheetId) => (await shop.read('sheets', sheetId)).inputs.employed))
  expect(employed).toEqual([{ days: 12, of: 30 }, { days: 20, of: 30 }, { days: 20, of: 30 }, { days: 10, of: 30 }, undefined])
  expect((await shop.act('joiner', 'read-home', {})).current?.scorecard.payRange?.max).toBe('2880.00')
})

test('sealed, each is paid for its days: the list, its export and the print say how, and stretches come to the whole', async () => {
  for (const workerId of ['joiner', 'worker-1', 'worker-2', 'worker-3']) {
    for (const [metricId, value] of [['first-pass-rate', '90'], ['inspection-survey-score', '88'], ['after-sales-satisfaction', '97']] as const) {
      await shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope: 'employee', scopeId: workerId, value: { value }, source: '月末汇总' })
    }
  }
  for (const sheetId of sheetIds) await shop.act('sales', 'rate-item', { sheetId, item: 'sales-coordination', points: '8.5', comment: '' })
  shop.at(beijing('2026-12-06 09:00'))
  await shop.close()
  for (const sheetId of sheetIds) await seal(sheetId)
  await shop.close()

  const { rows, payTotal, baseTotal } = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
  const paid = new Map(rows.map(({ sheetId, pay, reckoning }) => [sheetId, { pay, reckoning }]))
  const whole = paid.get(card('worker-3'))?.pay ?? ''
  expect(paid.get(card('worker-3'))?.reckoning).toBe('79.10 ÷ 80 × ¥6,000.00 = ¥5,932.50')
  expect(paid.get(card('joiner'))).toEqual({ pay: '2373.00', reckoning: '79.10 ÷ 80 × ¥6,000.00 × 12 ÷ 30 天 = ¥2,373.00' })
  expect(paid.get(card('worker-1'))).toEqual({ pay: '3955.00', reckoning: '79.10 ÷ 80 × ¥6,000.00 × 20 ÷ 30 天 = ¥3,955.00' })
  expect(sumPoints([card('worker-2'), card('worker-2', 2)].map((sheetId) => paid.get(sheetId)?.pay ?? ''))).toBe(whole)
  expect(sumPoints(rows.map(({ pay }) => pay))).toBe(payTotal)

  // 6000.00 by 12, 20, 20, 10 and all of 30 days.
  expect(Object.fromEntries(rows.map(({ sheetId, baseForDays }) => [sheetId, baseForDays]))).toEqual({ [card('joiner')]: '2400.00', [card('worker-1')]: '4000.00', [card('worker-2')]: '4000.00', [card('worker-2', 2)]: '2000.00', [card('worker-3')]: '6000.00' })
  expect(baseTotal).toBe('18400.00')

  const cells = (await readWorkbook(await fileOf((await shop.act('finance', 'export-table', { kind: 'pay', periodId: '2026-11' })).url))).get('工资表') ?? []
  const [titles, sums] = [cells[0], cells[cells.length - 1]]
  const under = (title: string) => sums?.[titles?.findIndex((cell) => cell?.value === title) ?? -1]?.value ?? null
  expect([under('基数'), under('按天数的基数'), under('金额')]).toEqual([null, baseTotal, payTotal])
  expect(cells.flat().map((cell) => cell?.value)).toContain('79.10 ÷ 80 × ¥6,000.00 × 12 ÷ 30 天 = ¥2,373.00')
  expect(pdfWords(await fileOf((await shop.act('joiner', 'export-sheet', { sheetId: card('joiner') })).url))).toContain('绩效工资 79.10 ÷ 80 × ￥6,000.00 × 12 ÷ 30 天 = ￥2,373.00')
})

test('the days are frozen with the sheet: it replays to the same bytes, and other days are found', async () => {
  const [sheets, corrections, batches, templates, incidents, periods] = await Promise.all([shop.list('sheets', { periodId: '2026-11' }), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods')])
  const records: Records = { sheets, corrections, batches, templates, incidents, periods }
  expect(verifyRecords(records, [], hashOf).findings.filter(({ record }) => sheetIds.some((sheetId) => record.endsWith(sheetId)))).toEqual([])
  const sheet = await shop.read('sheets', card('joiner'))
  const template = templates.find(({ _id }) => _id === `${sheet.templateId}@${sheet.templateVersion}`)?.template
  expect(template !== undefined && replay(template, sheet.inputs, sheet.scorecard).isSame).toBe(true)
  const changed = sheets.map((one) => (one._id === sheet._id ? { ...one, inputs: { ...one.inputs, employed: { days: 30, of: 30 } } } : one))
  expect(verifyRecords({ ...records, sheets: changed }, [], hashOf).findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['replay-differs', 'content-changed', 'record-changed']))
})
