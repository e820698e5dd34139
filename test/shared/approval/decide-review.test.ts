import { advanceSheet, contentHashOf, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { ratersOf } from '@shared/cycle/make-sheet'
import { areSignaturesOnContent } from '@shared/approval/decide-review'
import { decideReturn, decideStep, type StepInput } from '@shared/approval/decide-step'
import { isReviewed, reviewedItems } from '@shared/approval/review-column'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { isRefusal, type Refusal } from '@shared/contract/refusal'
import type { Sheet } from '@shared/appraisal/sheet'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { RatingRule, Template } from '@shared/scoring/template'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { shippedTemplates } from '@shared/sheets'
import { inCompany, inStore, person } from '../../cloudfunctions/company'
import { newSheet } from '../appraisal/new-sheet'

// The column 审核 of sheet 3: filled by whoever signs that step, the assessor's points taken over unless they say otherwise and why.

const now = '2026-12-10T00:00:00.000Z'
const leads = [person('p-lead', '赵主管', inStore('supervisor', 's-1')), person('p-manager', '何店长', inStore('store-manager', 's-1')), person('p-gm', '陈总', inCompany('general-manager'))]
const template: Template = { ...afterSalesManager, items: afterSalesManager.items.map(({ isUnnamed: _open, ...item }) => item) }
const context: AdvanceContext = { template, templateHash: 't'.repeat(64), leads, now, hashOf: (value: Json) => canonicalJson(value), signatureDays: 3 }
const ratings = template.items.map(({ id, max }) => ({ item: id, role: 'assessor', points: String(max - 2), by: '赵主管', comment: '' }))

function sheetAt(signerCount: 2 | 3 = 3): Sheet {
  const inputs = { metrics: {}, incidents: [], ratings }
  return advanceSheet(newSheet('李', { signerCount, templateId: template.id, inputs, scorecard: scoreSheet(template, inputs), raters: [], selfScore: { points: [], comment: '', submittedAt: now } }), context)
}

function sign(sheet: Sheet, by: string, action: string, changes?: StepInput['changes']): Sheet | Refusal {
  return decideStep(sheet, action, { id: by, name: by }, { contentHash: sheet.contentHash ?? '', comment: '', ...(changes === undefined ? {} : { changes }) }, context)
}
function done(decided: Sheet | Refusal): Sheet {
  if (isRefusal(decided)) throw new Error(`${decided.code} ${decided.message}`)
  return decided
}
const reviewing = (): Sheet => done(sign(sheetAt(), 'p-lead', 'assess-sheet'))
const pointsOf = (sheet: Sheet, id: string) => sheet.scorecard.items.find((item) => item.id === id)?.points
const isSound = (sheet: Sheet) => areSignaturesOnContent(sheet, template, (content) => contentHashOf(content, context.hashOf))

test('of the shipped sheets only 售后部经理考核表 has the column, all ten items of it, and nobody is asked for it before the route', () => {
  expect(shippedTemplates.filter((shipped) => reviewedItems(shipped, { signerCount: 3 }).length > 0).map(({ id }) => id)).toEqual(['after-sales-manager'])
  expect(reviewedItems(template, { signerCount: 3 })).toHaveLength(10)
  expect(reviewedItems(template, { signerCount: 2 })).toEqual([])
  expect(new Set(ratersOf(template, { personId: 'p-李', storeId: 's-1', supervisorId: 'p-lead' }, leads).map(({ role }) => role))).toEqual(new Set(['assessor']))
})

test('where the mean counts, the reviewer is asked before the route as any other rater', () => {
  const mean: Template = { ...template, items: template.items.map((item) => ({ ...item, rule: { ...item.rule as RatingRule, final: 'mean' as const } })) }
  expect(reviewedItems(mean, { signerCount: 3 })).toEqual([])
  expect(ratersOf(mean, { personId: 'p-李', storeId: 's-1', supervisorId: 'p-lead' }, leads).filter(({ role }) => role === 'reviewer')).toHaveLength(10)
})

test('one tap takes the assessor\'s points over: nothing of the content changes, and all sign the same', () => {
  const before = reviewing()
  const signed = done(sign(before, 'p-manager', 'review-sheet'))
  expect([signed.contentHash, signed.scorecard.total, isReviewed(signed, template)]).toEqual([before.contentHash, before.scorecard.total, false])
  const sealed = done(sign(signed, 'p-gm', 'approve-sheet'))
  expect([sealed.state, isSound(sealed)]).toEqual(['sealed', true])
})

test('a change counts, carries its reason, and is what the approver signs; what is the same as before leaves no trace', () => {
  const before = reviewing()
  const signed = done(sign(before, 'p-manager', 'review-sheet', [{ item: 'timeliness', points: '9.5', reason: '回得快' }, { item: 'fault-analysis', points: '8', reason: '' }]))
  expect([pointsOf(signed, 'timeliness'), pointsOf(signed, 'fault-analysis')]).toEqual(['9.50', '8.00'])
  expect(signed.inputs.ratings?.filter(({ role }) => role === 'reviewer')).toEqual([{ item: 'timeliness', role: 'reviewer', points: '9.5', by: 'p-manager', comment: '回得快' }])
  expect(signed.contentHash).not.toBe(before.contentHash)
  expect(signed.steps.map(({ contentHash, changed }) => [contentHash, changed?.length])).toEqual([[before.contentHash, undefined], [signed.contentHash, 1]])
  const stale = decideStep(signed, 'approve-sheet', { id: 'p-gm', name: 'p-gm' }, { contentHash: before.contentHash ?? '', comment: '' }, context)
  expect(isRefusal(stale) ? stale.code : '').toBe('content-changed')
  const sealed = done(sign(signed, 'p-gm', 'approve-sheet'))
  expect([sealed.state, isSound(sealed)]).toEqual(['sealed', true])
  // What verify would find: a reviewer's points or an assessor's that are not those that were signed.
  const forged = { ...sealed, inputs: { ...sealed.inputs, ratings: (sealed.inputs.ratings ?? []).map((given) => (given.role === 'assessor' && given.item === 'timeliness' ? { ...given, points: '1' } : given)) } }
  expect(isSound(forged)).toBe(false)
})

test.each<[string, NonNullable<StepInput['changes']>, string, string]>([
  ['without a reason', [{ item: 'timeliness', points: '9', reason: ' ' }], 'reason-missing', 'timeliness'],
  ['beyond full marks', [{ item: 'timeliness', points: '11', reason: '很好' }], 'points-invalid', 'timeliness'],
  ['off the steps', [{ item: 'timeliness', points: '9.3', reason: '很好' }], 'points-invalid', 'timeliness'],
  ['a level where points are asked', [{ item: 'timeliness', level: 4, reason: '很好' }], 'points-invalid', 'timeliness'],
  ['on an item that is not there', [{ item: 'no-such-item', points: '1', reason: '很好' }], 'points-invalid', 'changes.0.item'],
  ['twice', [{ item: 'timeliness', points: '9', reason: '很好' }, { item: 'timeliness', points: '7', reason: '不好' }], 'points-invalid', 'changes.1.item'],
])('a change %s is refused, and nothing is signed', (_name, changes, code, field) => {
  const refused = sign(reviewing(), 'p-manager', 'review-sheet', changes)
  expect(isRefusal(refused) ? [refused.code, refused.field] : []).toEqual([code, field])
})

test.each(['collecting', 'assessing', 'reviewing'] as const)('returned to %s, what 审核 changed is void like its signature, and stays readable', (to) => {
  const before = reviewing()
  const signed = done(sign(before, 'p-manager', 'review-sheet', [{ item: 'timeliness', points: '9.5', reason: '回得快' }]))
  const back = done(decideReturn(signed, { id: 'p-gm', name: 'p-gm' }, { contentHash: signed.contentHash ?? '', to, reason: '再看看' }, context))
  expect([isReviewed(back, template), back.scorecard.total, back.inputs]).toEqual([false, before.scorecard.total, before.inputs])
  expect(back.contentHash).toBe(to === 'collecting' ? null : before.contentHash)
  expect(back.steps[1]).toMatchObject({ isVoid: true, changed: [{ item: 'timeliness', points: '9.5', reason: '回得快' }] })
})

test('points that the assessor has not given by the due day are missed as the assessor\'s, so that no return takes off what HR supplies; and no step is signed while an item has none', () => {
  const without = { metrics: {}, incidents: [], ratings: ratings.filter(({ item }) => item !== 'team-training') }
  const waiting = advanceSheet(newSheet('李', { templateId: template.id, inputs: without, scorecard: scoreSheet(template, without), raters: [], selfScore: { points: [], comment: '', submittedAt: now } }), context)
  expect(waiting.exceptions.map(({ kind, item, subject }) => [kind, item, subject])).toEqual([['missing-rating', 'team-training', 'assessor']])
  const gap: Sheet = { ...reviewing(), inputs: without, scorecard: scoreSheet(template, without) }
  expect(sign(gap, 'p-manager', 'review-sheet')).toMatchObject({ code: 'wrong-state', message: '“对售后人员的培训”还没有分，请退回数据补上' })
})
