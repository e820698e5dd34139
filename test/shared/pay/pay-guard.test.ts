import { areSignaturesOnContent } from '@shared/approval/decide-review'
import { decideReturn, decideStep, type StepInput } from '@shared/approval/decide-step'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { isRefusal, type Refusal } from '@shared/contract/refusal'
import { advanceSheet, contentHashOf, nextDueAt, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { minimumFor, minimumWageIn, type MinimumWages } from '@shared/pay/minimum-wage'
import { openGapOf } from '@shared/pay/pay-guard'
import { decidePayGuard } from '@shared/pay/settle-pay-guard'
import type { Sheet } from '@shared/appraisal/sheet'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { inCompany, inStore, person } from '../../cloudfunctions/company'
import { newSheet } from '../appraisal/new-sheet'

const at = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
const wages: MinimumWages = { company: '2010', stores: [{ storeId: 's-2', yuan: '2200.50' }, { storeId: 's-3', yuan: null }] }

test('a store has the company\'s minimum, its own, or none', () => {
  expect(['s-1', 's-2', 's-3'].map((storeId) => minimumWageIn(wages, storeId))).toEqual(['2010', '2200.50', null])
})

test.each<readonly [periodId: string, startsAt: string, cutAt: string, minimum: string, remark: string]>([
  ['2026-11', '2026-11-01', '2026-12-01', '2010.00', 'a whole month'],
  ['2026-11', '2026-11-19', '2026-12-01', '804.00', 'twelve days of thirty'],
  ['2026-10', '2026-10-01', '2026-10-11', '648.39', 'ten days of a long month, half up'],
  ['2026-Q4', '2026-10-01', '2027-01-01', '6030.00', 'a quarter is three months'],
  ['2026-Q4', '2026-11-01', '2027-01-01', '3998.15', '61 of a quarter\'s 92 days'],
  ['2026-H2', '2026-07-01', '2027-01-01', '12060.00', 'half a year'],
  ['2026', '2026-01-01', '2027-01-01', '24120.00', 'a year'],
  ['probation-p', '2026-11-10', '2027-01-10', '4000.55', 'a probation by the days that it has of each month'],
])('%s from %s to %s: %s, %s', (periodId, startsAt, cutAt, minimum) => {
  expect(minimumFor({ periodId, storeId: 's-1', dates: { ...newSheet('李').dates, startsAt: at(startsAt), cutAt: at(cutAt) } }, wages)).toBe(minimum)
})

describe('where 审核 gives points, pay is judged after it', () => {
  const now = '2026-12-10T00:00:00.000Z'
  const leads = [person('p-lead', '赵主管', inStore('supervisor', 's-1')), person('p-manager', '何店长', inStore('store-manager', 's-1')), person('p-gm', '陈总', inCompany('general-manager'))]
  const template: Template = { ...afterSalesManager, pay: { passMark: 80 }, items: afterSalesManager.items.map(({ isUnnamed: _open, ...item }) => item) }
  const context: AdvanceContext = { template, templateHash: 't'.repeat(64), leads, now, hashOf: (value: Json) => canonicalJson(value), signatureDays: 3, minimumWages: wages }
  const inputs = { metrics: {}, incidents: [], ratings: template.items.map(({ id, max }) => ({ item: id, role: 'assessor', points: String(max - 2), by: '赵主管', comment: '' })), baseSalary: '2010.00' }
  const done = (decided: Sheet | Refusal): Sheet => {
    if (isRefusal(decided)) throw new Error(`${decided.code} ${decided.message}`)
    return decided
  }
  const sign = (sheet: Sheet, by: string, action: string, changes?: StepInput['changes']) => decideStep(sheet, action, { id: by, name: by }, { contentHash: sheet.contentHash ?? '', comment: '', ...(changes === undefined ? {} : { changes }) }, context)
  const start = () => advanceSheet(newSheet('李', { templateId: template.id, inputs, scorecard: scoreSheet(template, inputs), raters: [], selfScore: { points: [], comment: '', submittedAt: now } }), context)
  const reviewed = (points: string) => done(sign(done(sign(start(), 'p-lead', 'assess-sheet')), 'p-manager', 'review-sheet', [{ item: 'timeliness', points, reason: '核对过' }]))
  const settle = (sheet: Sheet, choice: 'top-up' | 'confirm') => {
    const gap = openGapOf(sheet, template, wages)
    return decidePayGuard(sheet, { sheetId: sheet._id, pay: gap?.pay ?? '', minimum: gap?.minimum ?? '', choice, reason: '按规定' }, '吴财务', context)
  }
  const isSound = (sheet: Sheet) => areSignaturesOnContent(sheet, template, (content) => contentHashOf(content, context.hashOf))

  test('the score of before says nothing: the sheet goes to its first signer, and waits after 审核 where pay then lies below', () => {
    expect(start()).toMatchObject({ state: 'assessing', scorecard: { pay: '2010.00' }, openExceptionCount: 0 })
    const low = reviewed('1')
    expect(low).toMatchObject({ state: 'approving', openExceptionCount: 1, exceptions: [{ kind: 'pay-guard', subject: '2010.00' }] })
    expect(nextDueAt(low, now)).not.toBeNull()
    const refused = sign(low, 'p-gm', 'approve-sheet')
    expect(isRefusal(refused) ? refused.code : '').toBe('wrong-state')
  })

  test.each(['top-up', 'confirm'] as const)('who approves signs a content with the decision (%s); the signatures before stand on what they saw', (choice) => {
    const low = reviewed('1')
    const decided = done(settle(low, choice))
    expect(decided.contentHash).not.toBe(low.contentHash)
    expect([decided.state, decided.openExceptionCount]).toEqual(['approving', 0])
    const sealed = done(sign(decided, 'p-gm', 'approve-sheet'))
    expect([sealed.state, isSound(sealed), sealed.scorecard.pay]).toEqual(['sealed', true, choice === 'top-up' ? '2010.00' : low.scorecard.pay])
    const forged: Sheet = { ...sealed, inputs: { ...sealed.inputs, payGuard: { minimum: '2010.00', choice: choice === 'top-up' ? 'confirm' : 'top-up', reason: '按规定', by: '吴财务' } } }
    expect(contentHashOf(forged, context.hashOf)).not.toBe(sealed.contentHash)
  })

  test('a decision is about the minimum that was compared: by a higher one it is open again', () => {
    const decided = done(settle(reviewed('1'), 'confirm'))
    expect(openGapOf(decided, template, wages)).toBeNull()
    expect(openGapOf(decided, template, { ...wages, company: '2100' })).toMatchObject({ pay: decided.scorecard.pay, minimum: '2100.00' })
  })

  test.each(['collecting', 'assessing', 'reviewing'] as const)('returned to %s the decision is void with the score that it was made about', (to) => {
    const before = start()
    const decided = done(settle(reviewed('1'), 'confirm'))
    const back = done(decideReturn(decided, { id: 'p-gm', name: 'p-gm' }, { contentHash: decided.contentHash ?? '', to, reason: '再看看' }, context))
    expect([back.inputs, back.scorecard.pay, back.openExceptionCount]).toEqual([before.inputs, '2010.00', 0])
    expect(back.contentHash).toBe(to === 'collecting' ? null : before.contentHash)
  })
})
