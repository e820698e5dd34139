import type { SheetView } from '@shared/appraisal/sheet-view'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { isChanged, reviewChangesOf, reviewedTotal, reviewLinesOf, reviewProblem, reviewSummary, startReviewOf } from '../../../../src/installer/sheet/review-view'

// The column 审核 on the phone: what is taken over, what is changed and why, and what the total comes to.

const ratings = afterSalesManager.items.map(({ id, max }) => ({ item: id, role: 'assessor', points: String(max - 2), by: '赵主管', comment: '' }))
const inputs = { metrics: {}, incidents: [], ratings }
const selfScore = { points: [{ item: 'timeliness', points: '9', remark: '都在一小时内', photos: [] }], comment: '', submittedAt: '2026-12-02T01:00:00.000Z' }
const sheet = { may: ['review-sheet'], template: afterSalesManager, inputs, scorecard: scoreSheet(afterSalesManager, inputs), selfScore, steps: [] } as Pick<SheetView, 'may' | 'template' | 'inputs' | 'scorecard' | 'selfScore' | 'steps'> as SheetView
const lines = reviewLinesOf(sheet)
const timeliness = lines.find(({ id }) => id === 'timeliness')

test('every item stands with what the employee and the assessor gave; nobody else sees the column', () => {
  expect(lines).toHaveLength(10)
  expect(timeliness).toMatchObject({ max: '10', self: '9', selfRemark: '都在一小时内', assessed: '8', assessedBy: '赵主管' })
  expect(reviewLinesOf({ ...sheet, may: [] })).toEqual([])
})

test('nothing changed is one tap', () => {
  expect(reviewChangesOf(lines, {})).toEqual([])
  expect(reviewSummary(sheet, lines, {})).toBe('10 项都用考核分，总分 80 分不变。')
})

test('the same points written otherwise are no change; a change asks for its reason and moves the total', () => {
  if (timeliness === undefined) throw new Error('no line')
  expect(isChanged(timeliness, { timeliness: { given: '8.0', reason: '' } })).toBe(false)
  const draft = { timeliness: { given: '9.5', reason: '' } }
  expect(reviewProblem(timeliness, draft)).toBe('写明为什么改')
  // What the points come to is told at once, before the reason is written.
  expect(reviewSummary(sheet, lines, draft)).toMatch(/总分 80 → 81.5 分/)
  const reasoned = { timeliness: { given: '9.5', reason: ' 回得快 ' } }
  expect([reviewProblem(timeliness, reasoned), reviewedTotal(sheet, lines, reasoned)]).toEqual([null, '81.5'])
  expect(reviewChangesOf(lines, reasoned)).toEqual([{ item: 'timeliness', points: '9.5', reason: '回得快' }])
  expect(reviewSummary(sheet, lines, reasoned)).toMatch(/^改了 1 项，其余用考核分。总分 80 → 81.5 分/)
  expect(reviewProblem(timeliness, { timeliness: { given: '11', reason: '好' } })).toBe('分数要在 0 到 10 之间')
})

test('after a return it goes on with what was changed before', () => {
  const changed = [{ item: 'timeliness', points: '9.50', reason: '回得快' }]
  const step = { action: 'review-sheet', title: '审核', signerName: '何店长', at: '', comment: '', freezeNo: 1, isVoid: true, because: null, changed }
  expect(startReviewOf({ steps: [step] })).toEqual({ timeliness: { given: '9.5', reason: '回得快' } })
  expect(startReviewOf({ steps: [{ ...step, isVoid: false }] })).toEqual({})
})
