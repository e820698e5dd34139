import { sumPoints } from '@shared/scoring/exact'
import { readWorkbook, type ReadCell } from '../shared/export/read-workbook'
import { fileOf } from './exported-file'
import { novemberSheetOf, sealNovember, smallCompany, workers } from './sealed-month'
import { person } from './company'
import { beijing, Shop } from './shop'

// Spreadsheets of a sealed month with a correction, read again by another reader.

let shop: Shop
const elsewhere = person('manager-b', '乙店长', [{ role: 'store-manager', stores: ['s-2'] }])

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany)
  await sealNovember(shop)
  await shop.employ([elsewhere])
  const { correctionId } = await shop.act('hr', 'propose-correction', { sheetId: novemberSheetOf('worker-1'), version: 1, changes: [{ kind: 'metric', metricId: 'first-pass-rate', value: { value: '95' } }], reason: '=复核过' })
  await shop.act('boss', 'decide-correction', { sheetId: novemberSheetOf('worker-1'), correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
  await shop.close()
})
afterAll(() => shop.stop())

type Cells = readonly (readonly (ReadCell | null)[])[]

async function exported(actorId: string, kind: 'scores' | 'incidents' | 'pay', periodId = '2026-11'): Promise<ReadonlyMap<string, Cells>> {
  return readWorkbook(await fileOf((await shop.act(actorId, 'export-table', { kind, periodId })).url))
}

/** A column's values by its title, the sums in the last row included. */
function column(cells: Cells | undefined, title: string): readonly (string | null)[] {
  const index = cells?.[0]?.findIndex((cell) => cell?.value === title) ?? -1
  return (cells ?? []).slice(1).map((row) => row[index]?.value ?? null)
}

test('the pay table says what the pay list says, and its sum equals its rows to the fen', async () => {
  const list = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
  const sheet = (await exported('finance', 'pay')).get('工资表')
  const amounts = column(sheet, '金额')
  expect(amounts.slice(0, -1)).toEqual(list.rows.map(({ pay }) => pay))
  expect(amounts[amounts.length - 1]).toBe(sumPoints(amounts.slice(0, -1).flatMap((amount) => amount ?? [])))
  expect(amounts[amounts.length - 1]).toBe(list.grandTotal)
})

test('a correction is a row of the month in which it was confirmed; its reason runs in no spreadsheet', async () => {
  const sheet = (await exported('finance', 'pay', '2026-12')).get('工资表')
  expect([column(sheet, '考核期')[0], column(sheet, '项目')[0], column(sheet, '金额')[0]]).toEqual(['2026年11月', '以前考核更正', '375.00'])
  expect((await exported('hr', 'scores')).get('成绩')?.[1]?.some((cell) => cell?.value === '第 2 版：=复核过')).toBe(true)
})

test('scores: a row per sheet with what was sealed, what counts now and the witness code; a row per item that says why; no money anywhere', async () => {
  const tables = await exported('manager', 'scores')
  const sheets = tables.get('成绩')
  expect([column(sheets, '封存得分')[0], column(sheets, '现在得分')[0], column(sheets, '姓名').length]).toEqual(['77.10', '82.10', workers.length])
  expect(column(sheets, '见证码')[0]).toMatch(/^1-[0-9A-Z]{4}-/)
  expect(column(tables.get('每一项'), '为什么').every((text) => (text ?? '').length > 2)).toBe(true)
  expect(JSON.stringify([...tables])).not.toMatch(/¥|6000/)
})

test('incidents: how often each counted and what became of it', async () => {
  const sheet = (await exported('hr', 'incidents')).get('事件')
  expect([column(sheet, '次数'), column(sheet, '计入次数'), column(sheet, '状态')]).toEqual([['2'], ['2'], ['已确认']])
})

test('pay is for HR, finance and the general manager; everybody else is turned away, and a store\'s manager has only their store', async () => {
  expect(await shop.refused('manager', 'export-table', { kind: 'pay', periodId: '2026-11' })).toBe('forbidden')
  for (const kind of ['scores', 'incidents', 'pay'] as const) expect(await shop.refused('worker-1', 'export-table', { kind, periodId: '2026-11' })).toBe('forbidden')
  expect((await exported('manager-b', 'scores')).get('成绩')).toHaveLength(1)
})

test('the same month is the same bytes twice; who had it stands in the audit trail; the file goes after an hour', async () => {
  const [first, second] = [await shop.act('finance', 'export-table', { kind: 'pay', periodId: '2026-11' }), await shop.act('hr', 'export-table', { kind: 'pay', periodId: '2026-11' })]
  expect((await fileOf(first.url)).equals(await fileOf(second.url))).toBe(true)
  expect((await shop.list('audit', { action: 'export-table' })).filter(({ summary }) => summary === '导出工资表 2026年11月，4 行').map(({ actorId }) => actorId)).toEqual(expect.arrayContaining(['finance', 'hr']))
  shop.at(new Date(Date.parse(shop.cloud.now().toISOString()) + 3_700_000).toISOString())
  await shop.close()
  expect((await shop.list('uploads')).filter(({ path }) => path.startsWith('exports/'))).toEqual([])
})
