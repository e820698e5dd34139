import { byGreatestChange, inputsAskedBy, minimumMoveOf, passMoveOf, rehearsalSumsOf, rehearseSheet } from '@shared/rehearsal/rehearse-sheet'
import { isTriable, withTriedBase, withTriedPay, type TriedSettings } from '@shared/rehearsal/tried-settings'
import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import { noMinimumWages, type MinimumWages } from '@shared/pay/minimum-wage'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { shippedTemplates } from '@shared/sheets'
import { newSheet } from '../appraisal/new-sheet'

const inputs: SheetInputs = {
  metrics: { 'first-pass-rate': '93.5', 'inspection-survey-score': '88', 'after-sales-satisfaction': '97' }, incidents: [{ id: 'i', kind: 'tool-violation', quantity: 2 }],
  ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8.5' }], baseSalary: '6000.00',
}
const { dates } = newSheet('s')
const sheet = { _id: 's', employeeId: 'li', employeeName: '李师傅', storeId: 's-a', storeName: '甲店', periodId: '2026-11', pays: true, dates }
const wages = (company: string | null, own?: string): MinimumWages => ({ company, stores: own === undefined ? [] : [{ storeId: 's-a', yuan: own }] })
const rehearsed = (template: Template, tried: TriedSettings = {}, frozen: SheetInputs = inputs, minimumWages: MinimumWages = noMinimumWages) =>
  rehearseSheet(sheet, { inputs: frozen, scorecard: scoreSheet(installServiceCard, frozen) }, { template: installServiceCard, minimumWages }, withTriedPay(template, tried), tried)
const tried = (settings: TriedSettings, frozen?: SheetInputs, minimumWages?: MinimumWages) => rehearsed(installServiceCard, settings, frozen, minimumWages)
const changed = (change: (template: Template) => Partial<Template>): Template => ({ ...installServiceCard, ...change(installServiceCard) })

test('a pass mark of 85 costs what the arithmetic says', () => {
  // 80.10 ÷ 85 × 6000 = 5654.1176…
  expect(rehearsed(changed(() => ({ pay: { passMark: 85 } })))).toMatchObject({ outcome: 'loss', totalBefore: '80.10', totalAfter: '80.10', totalDifference: '0.00', payBefore: '6007.50', payAfter: '5654.12', payDifference: '-353.38' })
})

test('a new item without data is open, with the span that it could come to', () => {
  const template = changed(({ items }) => ({ items: [...items, { id: 'callbacks', title: '回访', max: 10, criteria: [], rule: { kind: 'rating', raters: [{ role: 'supervisor' }] } }] }))
  expect(rehearsed(template)).toMatchObject({ outcome: 'open', totalAfter: null, payAfter: null, totalRange: { min: '80.10', max: '90.10' }, payRange: { min: '6007.50', max: '6757.50' }, why: '没有数据：回访' })
})

test('points above the new full marks can\'t be rehearsed, and say why', () => {
  const template = changed(({ items }) => ({ items: items.map((item) => (item.id === 'sales-coordination' ? { ...item, max: 5 } : item)) }))
  expect(rehearsed(template)).toMatchObject({ outcome: 'failed', totalAfter: null, why: '分数要在 0 到 5 之间' })
})

test('what the form no longer asks for is left out: any shipped form can be tried on any inputs', () => {
  for (const template of shippedTemplates) expect(() => scoreSheet(template, inputsAskedBy(template, inputs))).not.toThrow()
  expect(inputsAskedBy(installServiceCard, inputs)).toEqual(inputs)
})

test('sums are exact, and the greatest change comes first after what somebody has to look at', () => {
  const line = (sheetId: string, payDifference: string | null, outcome: RehearsalLine['outcome']): RehearsalLine => ({ ...rehearsed(installServiceCard), sheetId, outcome, payDifference, payBefore: '0.10', payAfter: payDifference === null ? null : '0.20' })
  const lines = [line('a', '0.20', 'gain'), line('b', '-9.30', 'loss'), line('c', null, 'open'), line('d', null, 'failed'), line('e', '10.00', 'gain')]
  expect(byGreatestChange(lines).map(({ sheetId }) => sheetId)).toEqual(['d', 'c', 'e', 'b', 'a'])
  expect(rehearsalSumsOf(lines)).toEqual({
    counts: { gain: 2, loss: 1, same: 0, open: 1, failed: 1 }, payBefore: '0.30', payAfter: '0.60', payDifference: '0.30', hasPay: true,
    minimum: { newly: 0, still: 0, noLonger: 0 }, gapAfter: '0.00', pass: { under: 0, over: 0 },
  })
})

// The sheet: 80.10 points, base 6000.00, pay 6007.50 by the pass mark 80.
test.each<[string, TriedSettings, { readonly payAfter: string; readonly payDifference: string }]>([
  ['a pass mark of 85', { passMark: '85' }, { payAfter: '5654.12', payDifference: '-353.38' }],
  ['the base as the most', { cap: '1' }, { payAfter: '6000.00', payDifference: '-7.50' }],
  ['everybody\'s base by 5 % more: 6300.00 × 80.10 ÷ 80 = 6307.875', { basePercent: '105' }, { payAfter: '6307.88', payDifference: '300.38' }],
  ['a base of their own, which wins over the percent', { basePercent: '105', bases: [{ employeeId: 'li', yuan: '5000' }] }, { payAfter: '5006.25', payDifference: '-1001.25' }],
  ['another\'s base', { bases: [{ employeeId: 'wang', yuan: '5000' }] }, { payAfter: '6007.50', payDifference: '0.00' }],
  ['all at once: 80.10 ÷ 85 × 6300 = 5936.82…, at most 0.9 × 6300', { passMark: '85', cap: '0.9', basePercent: '105' }, { payAfter: '5670.00', payDifference: '-337.50' }],
])('settings are tried to the fen: %s', (_case, settings, expected) => {
  expect(tried(settings)).toMatchObject(expected)
})

test.each<[string, TriedSettings, MinimumWages, ReturnType<typeof minimumMoveOf>, string | null]>([
  ['a higher minimum of the company', { minimumWages: wages('6010') }, wages('2010'), 'newly', '2.50'],
  ['the store\'s own wins', { minimumWages: wages('7000', '6000') }, wages('2010'), null, null],
  ['pay that lay below and still does', { passMark: '85' }, wages('6010'), 'still', '355.88'],
  ['pay that is lifted above', { passMark: '79' }, wages('6010'), 'no-longer', null],
  ['a minimum that is only reached', { minimumWages: wages('6007.50') }, noMinimumWages, null, null],
  ['a lower pass mark under no minimum', { passMark: '79' }, noMinimumWages, null, null],
])('who would lie below the minimum wage, and what is missing: %s', (_case, settings, today, move, gap) => {
  const line = tried(settings, inputs, today)
  expect([minimumMoveOf(line), line.gapAfter?.gap ?? null]).toEqual([move, gap])
})

test.each<[string, string, ReturnType<typeof passMoveOf>]>([
  ['exactly reached', '80.1', null], ['missed by a hundredth', '80.11', 'under'], ['lower than before', '60', null],
])('whether the pass mark is newly missed: %s', (_case, passMark, move) => {
  expect(passMoveOf(tried({ passMark }))).toBe(move)
})

describe('pay that was topped up: 80.10 ÷ 80 × 2000 = 2002.50, raised to 2010.00', () => {
  const topped: SheetInputs = { ...inputs, baseSalary: '2000.00', payGuard: { minimum: '2010.00', choice: 'top-up', reason: '补足', by: '吴财务' } }

  test('the same pay against the same minimum keeps its decision, also where the law\'s minimum is another by now', () => {
    expect(tried({}, topped, wages('2200'))).toMatchObject({ outcome: 'same', payBefore: '2010.00', payAfter: '2010.00', payDifference: '0.00', gapBefore: { minimum: '2010.00', gap: '7.50' }, gapAfter: { minimum: '2010.00', gap: '7.50' } })
  })

  test('other pay is as earned, with what is missing: the decision would have to be made anew', () => {
    // 80.10 ÷ 90 × 2000 = 1780.00
    expect(tried({ passMark: '90' }, topped)).toMatchObject({ outcome: 'loss', payBefore: '2010.00', payAfter: '1780.00', payDifference: '-230.00', gapAfter: { minimum: '2010.00', gap: '230.00' } })
  })

  test('another minimum too', () => {
    expect(tried({ minimumWages: wages('2400') }, topped)).toMatchObject({ payAfter: '2002.50', payDifference: '-7.50', gapAfter: { minimum: '2400.00', gap: '397.50' } })
  })
})

test('a form without a pass mark gets one to try, and a sheet that doesn\'t pay gets no base', () => {
  const unpaid: Template = { ...installServiceCard, pay: null }
  const { baseSalary: _base, ...unpaidInputs } = inputs
  expect(withTriedPay(unpaid, { cap: '1' }).pay).toBeNull()
  expect(withTriedPay(unpaid, { passMark: '70', cap: '1' }).pay).toEqual({ passMark: '70', cap: '1' })
  expect(rehearseSheet({ ...sheet, pays: false }, { inputs: unpaidInputs, scorecard: scoreSheet(installServiceCard, unpaidInputs) }, { template: installServiceCard, minimumWages: wages('2010') }, installServiceCard, { bases: [{ employeeId: 'li', yuan: '5000' }] }))
    .toMatchObject({ payAfter: null, baseAfter: null, gapAfter: null })
})

test.each<[string, string | undefined, TriedSettings, string | undefined]>([
  ['half a fen goes up', '0.10', { basePercent: '105' }, '0.11'], ['nothing of nothing', undefined, { basePercent: '105' }, undefined], ['a base for somebody without', undefined, { bases: [{ employeeId: 'li', yuan: '5000' }] }, '5000.00'],
])('a tried base: %s', (_case, baseSalary, settings, expected) => {
  const { baseSalary: _known, ...others } = inputs
  expect(withTriedBase(baseSalary === undefined ? others : { ...others, baseSalary }, 'li', settings).baseSalary).toBe(expected)
})

test.each([['1', true], ['200', true], ['0.99', false], ['200.01', false], ['80.123', false], ['', false], ['-1', false], ['1e2', false]])('a pass mark of “%s” can be tried: %s', (text, isPossible) => {
  expect(isTriable('passMark', text)).toBe(isPossible)
})
