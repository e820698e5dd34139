import type { ActionInput, ActionName } from '@shared/contract/actions'
import { installServiceCard } from '@shared/sheets/install-service-card'

const sheetId = '2026-11:worker-1:install-service-card:1'
const contentHash = 'a'.repeat(64)
const reason = '理由充分'
const photo = { sha256: 'b'.repeat(64), sizeBytes: 80_000, type: 'image/jpeg' as const, takenAt: '2026-11-09T04:00:00.000Z' }

const jobRow: ActionInput<'import-jobs'>['rows'][number] = {
  line: 2, orderNo: 'DX-1', label: '王先生', store: '甲店', installers: ['李师傅'], plannedOn: '2026-11-08', state: 'assigned',
  result: { completedOn: '2026-11-09', isFirstPass: false, faults: [{ cause: 'design', percent: 100 }], split: [{ name: '李师傅', percent: 100 }] },
}

/** For every action an input that its schema takes, to be spoiled in one place. */
export const validInputs: { readonly [Name in ActionName]: ActionInput<Name> } = {
  'accept-invitation': { code: 'ABCDEFGH23' },
  'read-me': {},
  'list-people': {},
  'create-invitation': { personId: 'worker-1' },
  'assign-sheet': { personId: 'worker-1', templateIds: ['install-service-card'], paying: 'install-service-card' },
  'list-templates': {},
  'read-template': { templateId: 'install-service-card' },
  'save-template-draft': { templateId: 'install-service-card', rev: 1, changes: [{ field: 'items.inspection.max', value: '20' }] },
  'publish-template': { templateId: 'install-service-card', rev: 1 },
  'restart-template-draft': { templateId: 'install-service-card', rev: 1, from: 'shipped' },
  'open-period': { periodId: '2026-11' },
  'read-period': { periodId: '2026-11' },
  'list-metrics': { periodId: '2026-11' },
  'record-metric': { periodId: '2026-11', metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { value: '90' }, source: '完工单' },
  'set-target': { sheetId, metricId: 'sales', target: '90000', reason: '' },
  'plan-tasks': { sheetId, item: 'task-list', tasks: [{ name: '回访', description: '', urgency: 2, importance: 3, completion: '50' }] },
  'check-jobs-import': { rows: [jobRow] },
  'import-jobs': { rows: [jobRow] },
  'save-job': { orderNo: 'DX-1', label: '王先生', storeId: 's-a', installerIds: ['worker-1'], plannedOn: '2026-11-12', state: 'assigned', rev: 1 },
  'record-job-result': { jobId: 'job-DX-1', rev: 1, completedOn: '2026-11-09', isFirstPass: false, faults: [{ cause: 'design', percent: 100 }], split: [{ personId: 'worker-1', percent: 100 }], note: '' },
  'list-jobs': { view: 'mine', periodId: '2026-11' },
  'read-job': { jobId: 'job-DX-1' },
  'read-logbook': {},
  'log-incident': { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: '2026-11-09T04:00:00.000Z', note: '现场', orderNo: 'DX-1', photos: [photo] },
  'list-incidents': { view: 'team', periodId: '2026-11' },
  'read-incident': { incidentId: 'inc-lead-a1-1' },
  'acknowledge-incident': { incidentId: 'inc-lead-a1-1' },
  'dispute-incident': { incidentId: 'inc-lead-a1-1', reason, photos: [photo] },
  'admit-incident': { incidentId: 'inc-lead-a1-1', isAdmitted: true, reason },
  'decide-incident': { incidentId: 'inc-lead-a1-1', verdict: 'reduced', quantity: 1, reason },
  'withdraw-incident': { incidentId: 'inc-lead-a1-1', reason },
  'pull-back-incident': { incidentId: 'inc-lead-a1-1', reason },
  'attach-photo': { incidentId: 'inc-lead-a1-1', sha256: photo.sha256, fileId: `cloud://local.6c6f-local-1250000000/evidence/inc-lead-a1-1/${photo.sha256}.jpg` },
  'read-photo': { incidentId: 'inc-lead-a1-1', sha256: photo.sha256 },
  'read-home': {},
  'list-team': { periodId: '2026-11' },
  'read-sheet': { sheetId },
  'submit-self-score': { sheetId, points: installServiceCard.items.map(({ id }) => ({ item: id, points: '5' })), comment: '' },
  'list-ratings': {},
  'rate-item': { sheetId, item: 'sales-coordination', points: '8', comment: '' },
  'settle-exception': { sheetId, exceptionId: 'missing-metric.after-sales', way: 'supply', value: '95', reason },
  'confirm-data': { sheetId, reason },
  'list-tasks': {},
  'assess-sheet': { sheetId, contentHash, comment: '' },
  'review-sheet': { sheetId, contentHash, comment: '' },
  'approve-sheet': { sheetId, contentHash, comment: '' },
  'return-sheet': { sheetId, contentHash, to: 'assessing', reason },
  'sign-sheet': { sheetId, contentHash, answer: 'signed', reason: '' },
  'read-pay-list': { periodId: '2026-11' },
}
