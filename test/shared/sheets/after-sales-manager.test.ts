import { explainOnSheet } from '@shared/appraisal/explain-on-sheet'
import { explainItem } from '@shared/scoring/explain'
import type { RatingInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { goldenLine } from './golden-line'

const column = (role: string, points: readonly number[]): readonly RatingInput[] =>
  afterSalesManager.items.flatMap(({ id }, index) => (points[index] === undefined ? [] : [{ item: id, role, points: points[index] }]))
const of = (...columns: readonly (readonly RatingInput[])[]): SheetInputs => ({ ratings: columns.flat() })

const self = column('self', [10, 10, 10, 5, 15, 10, 10, 5, 15, 10])
const assessed = column('assessor', [8, 7, 9, 4, 12, 8, 7.5, 4, 12, 8])
const reviewed = column('reviewer', [8.5, 7, 8, 4, 13, 8, 8, 4, 11.5, 8])

test.each<readonly [remark: string, inputs: SheetInputs, golden: string]>([
  // 8 + 7 + 9 + 4 + 12 + 8 + 7.5 + 4 + 12 + 8
  ['the assessor alone', of(assessed), '8.00 7.00 9.00 4.00 12.00 8.00 7.50 4.00 12.00 8.00 | 79.50'],
  // 8.5 + 7 + 8 + 4 + 13 + 8 + 8 + 4 + 11.5 + 8
  ['where the reviewer gave points they are final', of(self, assessed, reviewed), '8.50 7.00 8.00 4.00 13.00 8.00 8.00 4.00 11.50 8.00 | 80.00'],
  // The reviewer looked at one item only: 79.5 − 12 + 10
  ['where not, the assessor’s stand', of(assessed, [{ item: 'complaint-handling', role: 'reviewer', points: 10 }]), '8.00 7.00 9.00 4.00 12.00 8.00 7.50 4.00 10.00 8.00 | 77.50'],
  ['the own view informs and never counts', of(self), '– – – – – – – – – – | 0.00 (0.00..100.00)'],
  ['full marks', of(column('assessor', [10, 10, 10, 5, 15, 10, 10, 5, 15, 10])), '10.00 10.00 10.00 5.00 15.00 10.00 10.00 5.00 15.00 10.00 | 100.00'],
  // Without item 2: 72.5 ÷ 90 × 100 = 80.555… = 80.56
  ['the unnamed item left out: the others carry its points', { ...of(assessed.filter(({ item }) => item !== 'item-2')), settlements: [{ item: 'item-2', choice: 'exclude', reason: '没有命名' }] }, '8.00 – 9.00 4.00 12.00 8.00 7.50 4.00 12.00 8.00 | 80.56'],
])('%s', (_remark, inputs, golden) => {
  expect(goldenLine(afterSalesManager, inputs)).toBe(golden)
})

test('the three columns explain themselves', () => {
  const [first] = scoreSheet(afterSalesManager, of(self, assessed, reviewed)).items
  expect(first === undefined ? [] : explainItem(afterSalesManager, first)).toEqual(['审核人评 8.5 分', '考核人评 8 分，以审核人为准', '自评 10 分，只作参考'])
})

test('an item without points waits for the assessor: the column 审核 is filled on the way, by whoever signs there', () => {
  const said = (template: Template) => scoreSheet(template, of(self)).items.flatMap((score) => explainOnSheet(template, score))
  expect(new Set(said(afterSalesManager))).toEqual(new Set(['等考核人评分']))
  // Without the step 审核 the reviewer gives points before the route, and is waited for.
  expect(new Set(said({ ...afterSalesManager, route: afterSalesManager.route.filter(({ action }) => action !== 'review-sheet') }))).toEqual(new Set(['等审核人评分']))
})

test('the item that the form lost is marked as unnamed', () => {
  expect(afterSalesManager.items.filter(({ isUnnamed }) => isUnnamed).map(({ id }) => id)).toEqual(['item-2'])
})
