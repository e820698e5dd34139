import type { ActionOutput } from '@shared/contract/actions'
import type { PayRow } from '@shared/pay/read-pay-list'
import { payListPageViewOf, payTableText } from '../../../src/admin/pay-list/pay-list-view'

type PayListData = ActionOutput<'read-pay-list'>

const row = (name: string, extra: Partial<PayRow> = {}): PayRow => ({
  sheetId: `2026-10:${name}:card:1`, employeeId: name, employeeName: name, storeName: '城东店', position: '安装师傅', total: '80.10', passMark: '80', base: '6000.00', pay: '6007.50', isBaseImported: false,
  reckoning: '80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50', topUp: null, guard: null, signatureState: 'signed', sealedAt: '2026-11-06T08:00:00.000Z', contentHash: '0'.repeat(64), baseForDays: extra.base ?? '6000.00', ...extra,
})
const blocked = { sheetId: 's-x', employeeName: '梁志明', storeName: '城西店', state: 'reviewing' as const, why: '等郭杰审核' }
const data: PayListData = {
  periodId: '2026-10', periods: ['2026-10', '2026-11'], rows: [row('李大勇'), row('宋阳', { storeName: '城西店', total: '59.00', base: '5200.00', pay: '3835.00', signatureState: 'appealed' })],
  payTotal: '9842.50', baseTotal: '11200.00', blocked: [blocked], differences: [], differenceTotal: '0.00', grandTotal: '9842.50',
}

test('sums are written to the fen', () => {
  expect(payListPageViewOf(data, null)).toMatchObject({ total: '¥9,842.50', summary: '2 人，基数合计 ¥11,200.00' })
})

test('a correction of an earlier month is a line of its own, in the total and in the table', () => {
  const difference = { correctionId: 'c@1', sheetId: 's-9', employeeId: 'p', employeeName: '宋阳', storeName: '城西店', ofPeriodId: '2026-09', version: 2, totalBefore: '79.00', totalAfter: '77.00', payBefore: '5925.00', payAfter: '5775.00', difference: '-150.00', reason: '重复计了一单' }
  const corrected = { ...data, differences: [difference], differenceTotal: '-150.00', grandTotal: '9692.50' }
  expect(payListPageViewOf(corrected, null)).toMatchObject({
    total: '¥9,692.50', parts: '绩效 ¥9,842.50，以前考核更正 −¥150.00',
    differences: [{ name: '宋阳', amount: '−¥150.00', detail: expect.stringContaining('79 分改为 77 分，重复计了一单') as string }],
  })
  expect(payListPageViewOf(corrected, '城东店')?.differences).toEqual([])
  expect(payListPageViewOf({ ...corrected, rows: [], blocked: [] }, null)?.sentence).toBe('这个月只有以前月份更正的差额。')
  expect(payTableText(corrected).split('\n').slice(-2).map((line) => line.split('\t')[9])).toEqual(['-150.00', '9692.50'])
})

test('a person without pay yet is named with the reason and counted in no sum', () => {
  const view = payListPageViewOf(data, null)
  expect(view?.blocked).toEqual([{ key: 's-x', name: '梁志明', detail: '城西店 · 待审核', why: '等郭杰审核', hasSheet: true }])
  expect(view).toMatchObject({ isComplete: false, sentence: '还有 1 人没有封存，他们的金额没有算进合计。' })
})

test('the reason is left out where it would only repeat the state', () => {
  expect(payListPageViewOf({ ...data, blocked: [{ ...blocked, why: '待审核' }] }, null)?.blocked[0]?.why).toBeNull()
})

test.each<[string, PayListData, boolean, string]>([
  ['all sealed', { ...data, blocked: [] }, true, '都已封存，金额不再变。'],
  ['nobody at all', { ...data, rows: [], blocked: [] }, false, '2026年10月没有要发绩效工资的人。'],
  ['nobody sealed yet', { ...data, rows: [] }, false, '还有 1 人没有封存，他们的金额没有算进合计。'],
])('complete or not: %s', (_case, list, isComplete, sentence) => {
  expect(payListPageViewOf(list, null)).toMatchObject({ isComplete, sentence })
})

test('signatures are counted by state, absent states left out', () => {
  expect(payListPageViewOf(data, null)?.signatures.map(({ title, count }) => `${title} ${count}`)).toEqual(['已签字 1', '有申诉 1'])
})

test('each store has its own exact sum; a single store needs none', () => {
  const fen = { ...data, rows: [...data.rows, row('王海涛', { base: '0.10', pay: '0.10' }), row('高峰', { base: '0.20', pay: '0.20' })] }
  expect(payListPageViewOf(fen, null)?.storeSums).toEqual([
    { name: '城东店', detail: '3 人，基数 ¥6,000.30', pay: '¥6,007.80' }, { name: '城西店', detail: '1 人，基数 ¥5,200.00', pay: '¥3,835.00' },
  ])
  expect(payListPageViewOf({ ...data, rows: [row('李大勇')], blocked: [] }, null)).toMatchObject({ storeSums: [], stores: [] })
})

test('somebody with two stretches is one person with two sheets, and each counts with the base for its days', () => {
  const stretch = (segment: number, storeName: string, baseForDays: string, pay: string) => row('王海涛', { sheetId: `2026-10:王海涛:card:${segment}`, storeName, baseForDays, pay })
  const moved = { ...data, blocked: [], rows: [stretch(1, '城东店', '4000.00', '4005.00'), stretch(2, '城西店', '2000.00', '2002.50'), row('李大勇', { isBaseImported: true })], baseTotal: '12000.00' }
  expect(payListPageViewOf(moved, null)).toMatchObject({
    summary: '2 人 3 张表，基数合计 ¥12,000.00（按天数折算），其中 1 人按导入的基数', people: '2 人 3 张表',
    storeSums: [{ name: '城东店', detail: '2 人，基数 ¥10,000.00' }, { name: '城西店', detail: '1 人，基数 ¥2,000.00' }],
  })
  expect(payTableText(moved).split('\n').map((line) => line.split('\t')[7])).toEqual(['按天数的基数', '6000.00', '4000.00', '2000.00', '12000.00'])
})

test('a store narrows the lines and leaves the sum of all as it is', () => {
  const view = payListPageViewOf(data, '城西店')
  expect(view?.lines.map(({ name }) => name)).toEqual(['宋阳'])
  expect(view?.total).toBe('¥9,842.50')
})

test('a line says how its amount follows', () => {
  expect(payListPageViewOf(data, '城东店')?.lines).toEqual([{
    key: '2026-10:李大勇:card:1', name: '李大勇', place: '城东店 · 安装师傅', pay: '¥6,007.50', reckoning: '80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50', isBaseImported: false, guard: null, signature: { title: '已签字', tone: 'good' },
  }])
})

test('the table to paste has plain amounts, a sum row, and no cell that breaks a row', () => {
  const lines = payTableText({ ...data, rows: [row('李\t大\n勇')] }).split('\n').map((line) => line.split('\t'))
  expect(lines).toEqual([
    ['月份', '门店', '姓名', '岗位', '得分', '达标分', '基数', '按天数的基数', '基数来源', '绩效工资', '签字'],
    ['2026年10月', '城东店', '李 大 勇', '安装师傅', '80.1', '80', '6000.00', '6000.00', '花名册', '6007.50', '已签字'],
    ['2026年10月', '合计', '', '', '', '', '', '11200.00', '', '9842.50', '另有 1 人未封存'],
  ])
})

test('a company without a month has no list', () => {
  expect(payListPageViewOf({ ...data, periodId: null }, null)).toBeNull()
})
