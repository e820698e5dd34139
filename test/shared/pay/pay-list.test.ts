import fc from 'fast-check'
import { payListOf } from '@shared/pay/pay-list'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { newSheet } from '../appraisal/new-sheet'

const sealedAt = '2026-12-06T08:00:00.000Z'

/** The worked case of the form: 80.10 points. */
const inputs = (baseSalary?: string): SheetInputs => ({
  metrics: { 'first-pass-rate': { numerator: 187, denominator: 200 }, 'inspection-survey-score': '88', 'after-sales-satisfaction': '97' },
  incidents: [{ id: 'i-1', kind: 'tool-violation', quantity: 2, status: 'acknowledged' }],
  ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8.5' }],
  ...(baseSalary === undefined ? {} : { baseSalary }),
})

function sealed(name: string, base?: string, changes: Partial<Sheet> = {}, template: Template = installServiceCard): Sheet {
  const scored = inputs(base)
  return newSheet(name, {
    state: 'sealed', sealedAt, contentHash: 'a'.repeat(64), inputs: scored, scorecard: scoreSheet(template, scored), signature: { state: 'signed', at: sealedAt, reason: '', dueAt: sealedAt, decision: null }, ...changes,
  })
}

const listOf = (sheets: readonly Sheet[], template: Template = installServiceCard) => payListOf(sheets.map((sheet) => ({ sheet, template })), [])

test('a sealed sheet pays by its points, and the row says how', () => {
  expect(listOf([sealed('甲', '6000.00')])).toMatchObject({
    rows: [{ total: '80.10', passMark: '80', base: '6000.00', pay: '6007.50', reckoning: '80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50', signatureState: 'signed' }], payTotal: '6007.50', baseTotal: '6000.00', blocked: [],
  })
})

test('sums are exact to the fen', () => {
  const { payTotal, baseTotal } = listOf([sealed('甲', '0.10'), sealed('乙', '0.20'), sealed('丙', '5600.55')])
  expect([payTotal, baseTotal]).toEqual(['5607.85', '5600.85'])
})

test('a capped amount says so', () => {
  const template: Template = { ...installServiceCard, pay: { passMark: 80, cap: 1 } }
  expect(listOf([sealed('甲', '6000.00', {}, template)], template).rows[0]).toMatchObject({ pay: '6000.00', reckoning: '80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50，封顶按 ¥6,000.00' })
})

test.each<[string, Partial<Sheet>, string]>([
  ['an exception', { state: 'collecting', openExceptionCount: 1 }, '有异常待处理'],
  ['data sent back', { state: 'collecting', reopenedAt: sealedAt }, '退回的数据待核对'],
  ['a signer', { state: 'reviewing', holder: { action: 'review-sheet', title: '审核', personId: 'p', personName: '何伟', because: null, since: '2026-12-06T00:00:00.000Z' } }, '等何伟审核'],
  ['nothing but time', { state: 'live' }, '进行中'],
])('a sheet that is not sealed is blocked, never zero: %s', (_case, changes, why) => {
  expect(listOf([newSheet('甲', changes)])).toMatchObject({ rows: [], payTotal: '0.00', blocked: [{ employeeName: '甲', why }] })
})

test('a sheet over a part of its month pays for its days, and the row says how', () => {
  const scored: SheetInputs = { ...inputs('6000.00'), employed: { days: 12, of: 30 } }
  const part = sealed('甲', '6000.00', { inputs: scored, scorecard: scoreSheet(installServiceCard, scored) })
  expect(listOf([part])).toMatchObject({ rows: [{ pay: '2403.00', base: '6000.00', baseForDays: '2400.00', reckoning: '80.10 ÷ 80 × ¥6,000.00 × 12 ÷ 30 天 = ¥2,403.00' }], payTotal: '2403.00', baseTotal: '2400.00', blocked: [] })
})

test('stretches of one month count in the base total with their days: together the person\'s base once', () => {
  const stretch = (days: number, segment: number) => {
    const scored: SheetInputs = { ...inputs('6000.00'), employed: { days, of: 30 } }
    return sealed('甲', '6000.00', { _id: `s-${segment}`, inputs: scored, scorecard: scoreSheet(installServiceCard, scored) })
  }
  const { rows, baseTotal, payTotal } = listOf([stretch(20, 1), stretch(10, 2), sealed('乙', '5000.00', { _id: 's-3' })])
  expect(rows.map(({ base, baseForDays, pay }) => [base, baseForDays, pay])).toEqual([['6000.00', '4000.00', '4005.00'], ['6000.00', '2000.00', '2002.50'], ['5000.00', '5000.00', '5006.25']])
  expect([baseTotal, payTotal]).toEqual(['11000.00', '11013.75'])
})

test('a sheet without a base is blocked, and one that does not pay is no matter of the list', () => {
  expect(listOf([sealed('甲')]).blocked[0]?.why).toBe('没有设定绩效工资基数，已经封存；要补请提出更正，补的在确认更正那个月的工资表里')
  expect(listOf([sealed('甲', '6000.00', { pays: false })])).toEqual({ rows: [], payTotal: '0.00', baseTotal: '0.00', blocked: [], differences: [], differenceTotal: '0.00', grandTotal: '0.00' })
})

const fenOf = (yuan: string) => BigInt(yuan.replace('.', ''))
const anySheet = fc.record({
  base: fc.option(fc.integer({ min: 0, max: 3_000_000 }).map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`), { nil: undefined }),
  state: fc.constantFrom('sealed' as const, 'sealed' as const, 'approving' as const, 'live' as const), pays: fc.boolean(),
})

test('in any company: the totals are the rows to the fen, every sheet that pays stands in exactly one place, and the order changes nothing', () => {
  fc.assert(fc.property(fc.array(anySheet, { maxLength: 12 }), (drawn) => {
    const sheets = drawn.map(({ base, state, pays }, index) => sealed(`人${index}`, base, { pays, state, _id: `s-${String(index).padStart(2, '0')}`, ...(state === 'sealed' ? {} : { sealedAt: null }) }))
    const { rows, blocked, payTotal, baseTotal } = listOf(sheets)
    expect(fenOf(payTotal)).toBe(rows.reduce((sum, { pay }) => sum + fenOf(pay), 0n))
    expect(fenOf(baseTotal)).toBe(rows.reduce((sum, { baseForDays }) => sum + fenOf(baseForDays), 0n))
    expect([...rows, ...blocked].map(({ sheetId }) => sheetId).sort()).toEqual(sheets.filter(({ pays }) => pays).map(({ _id }) => _id))
    expect(listOf([...sheets].reverse())).toMatchObject({ rows, blocked, payTotal, baseTotal, grandTotal: payTotal })
    for (const { base, pay } of rows) {
      const exact = (8010n * fenOf(base) * 2n + 8000n) / (2n * 8000n) // 80.10 ÷ 80 × base, half up
      expect(fenOf(pay)).toBe(exact)
    }
  }), { numRuns: 200 })
})
