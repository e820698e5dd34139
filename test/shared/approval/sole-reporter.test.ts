import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { addHours } from '@shared/cycle/beijing-time'
import { openFirst } from '@shared/approval/open-first'
import { soleReporterOf } from '@shared/approval/sole-reporter'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { IncidentInput, SheetInputs } from '@shared/scoring/inputs'
import { installServiceCard as template } from '@shared/sheets/install-service-card'
import { inCompany, inStore, person } from '../../cloudfunctions/company'
import { newSheet } from '../appraisal/new-sheet'

// Who decides at the end is somebody else than whoever logged every deduction (T5), where there is anybody else.

const now = '2026-12-10T00:00:00.000Z'
const lead = person('p-lead', '赵主管', inStore('supervisor', 's-1'))
const manager = person('p-manager', '何店长', inStore('store-manager', 's-1'))
const first = person('p-gm-1', '陈总', inCompany('general-manager'))
const second = person('p-gm-2', '林总', inCompany('general-manager'))
const tool = (id: string, status: NonNullable<IncidentInput['status']> = 'acknowledged'): IncidentInput => ({ id, kind: 'tool-violation', quantity: 1, status })
const praise = (id: string): IncidentInput => ({ id, kind: 'tool-vehicle-commendation', quantity: 1, status: 'logged' })

/** A sheet that the lead and the manager have signed, with these incidents. */
function beforeApproval(incidents: readonly IncidentInput[], reportedBy: Readonly<Record<string, string>>): Sheet {
  const inputs: SheetInputs = { incidents, metrics: { 'first-pass-rate': '91', 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }, ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8' }] }
  const freeze = { no: 1, at: now, templateHash: 't', engineVersion: '1' }
  const signed = (action: string, signerId: string) => ({ action, title: '', signerId, signerName: '', at: now, contentHash: 'c', comment: '', freezeNo: 1, isVoid: false, because: null })
  return newSheet('李', {
    state: 'approving', freeze, contentHash: 'c', inputs, scorecard: scoreSheet(template, inputs), steps: [signed('assess-sheet', 'p-lead'), signed('review-sheet', 'p-manager')],
    reportedBy: Object.entries(reportedBy).map(([incidentId, byId]) => ({ incidentId, byId })),
  })
}
const contextOf = (leads: readonly Person[], at = now): AdvanceContext => ({ template, templateHash: 't', leads, now: at, hashOf: () => 'c', signatureDays: 3 })

test.each([
  ['all by one', [tool('a'), tool('b')], { a: 'p-gm-1', b: 'p-gm-1' }, 'p-gm-1'],
  ['by two', [tool('a'), tool('b')], { a: 'p-gm-1', b: 'p-lead' }, null],
  ['what no longer counts says nothing', [tool('a'), tool('b', 'dropped')], { a: 'p-gm-1', b: 'p-lead' }, 'p-gm-1'],
  ['praise is no deduction', [praise('a')], { a: 'p-gm-1' }, null],
  ['none at all', [], {}, null],
] as [string, IncidentInput[], Record<string, string>, string | null][])('deductions: %s', (_name, incidents, reportedBy, expected) => {
  expect(soleReporterOf(beforeApproval(incidents, reportedBy), template)).toBe(expected)
})

test('whoever logged every deduction does not decide at the end, nor come next when it waits too long', () => {
  const sheet = beforeApproval([tool('a')], { a: 'p-gm-1' })
  expect(advanceSheet(sheet, contextOf([lead, manager, first, second])).holder).toMatchObject({ personId: 'p-gm-2', because: null })
  const waiting = advanceSheet(sheet, contextOf([lead, manager, first, second]))
  expect(advanceSheet(waiting, contextOf([lead, manager, first, second], addHours(now, 49))).escalatedToId).toBeNull()
})

test('where nobody else could sign it is theirs, the signature says so, and it is not one to be signed unopened', () => {
  const sheet = advanceSheet(beforeApproval([tool('a')], { a: 'p-gm-1' }), contextOf([lead, manager, first]))
  expect(sheet.holder).toMatchObject({ personId: 'p-gm-1', because: '扣分都由本人记录，没有别人可以办理' })
  expect(openFirst(sheet, template)).toContain('扣分都是您记的')
  expect(openFirst(advanceSheet(beforeApproval([tool('a')], { a: 'p-lead' }), contextOf([lead, manager, first])), template)).not.toContain('扣分都是您记的')
})
