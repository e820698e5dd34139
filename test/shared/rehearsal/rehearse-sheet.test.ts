import { byGreatestChange, inputsAskedBy, rehearsalSumsOf, rehearseSheet } from '@shared/rehearsal/rehearse-sheet'
import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { shippedTemplates } from '@shared/sheets'

const inputs: SheetInputs = {
  metrics: { 'first-pass-rate': '93.5', 'inspection-survey-score': '88', 'after-sales-satisfaction': '97' }, incidents: [{ id: 'i', kind: 'tool-violation', quantity: 2 }],
  ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8.5' }], baseSalary: '6000.00',
}
const sheet = { _id: 's', employeeName: '李师傅', storeName: '甲店', periodId: '2026-11' }
const rehearsed = (template: Template) => rehearseSheet(sheet, { inputs, scorecard: scoreSheet(installServiceCard, inputs) }, template)
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
  expect(rehearsalSumsOf(lines)).toEqual({ counts: { gain: 2, loss: 1, same: 0, open: 1, failed: 1 }, payBefore: '0.30', payAfter: '0.60', payDifference: '0.30', hasPay: true })
})
