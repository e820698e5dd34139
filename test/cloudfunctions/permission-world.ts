import { awaitedPhoto, awaitedPhotos } from '@shared/evidence/photo'
import type { Incident } from '@shared/incident/incident'
import type { Job } from '@shared/job/job'
import type { Message } from '@shared/message/message'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { Sheet, SignedStep } from '@shared/appraisal/sheet'
import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates, type Period } from '@shared/cycle/period'
import { shiftPeriodId } from '@shared/cycle/beijing-time'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../cloudfunctions/kit/hash'
import type { StoredTemplate } from '../../cloudfunctions/kit/collections'
import { onCard, person } from './company'
import { sheetIdOf } from './shop'
import { incidentStates, relations, roles, sheetStates, type IncidentState, type Relation, type Role, type SheetState } from './permission-rows'

/** The clock of the matrix; every window and due date of its records lies after it. */
export const now = '2026-11-15T04:00:00.000Z'
export const contentHash = 'a'.repeat(64)
export const photoHash = 'b'.repeat(64)

/** Who acts in a cell: at home in store A, in store B, or over the whole company from store B. */
export function actorOf(role: Role, relation: Relation): string {
  return `${role}-${relation === 'other-store' ? 'b' : relation === 'company' ? 'co' : 'a'}`
}

/** Whom the record of a cell is about: the actor themselves, or somebody of store A whom nobody else acts on. */
export function subjectOf(role: Role, relation: Relation, hasLeft = false): string {
  return relation === 'self' ? actorOf(role, relation) : `${hasLeft ? 'gone' : 'subject'}-${role}-${relation}`
}

const supervisorOf = (role: Role, relation: Relation) => (relation === 'team' ? actorOf(role, relation) : 'boss')

/** The base of everybody whom records are about: it must not turn up where money is not shown. */
export const othersBase = '7654.32'

const actors: readonly Person[] = roles.flatMap((role) => [
  person(`${role}-a`, `${role} A`, [{ role, stores: ['s-a'] }], { supervisorId: 'boss', crewId: 'c-a1', ...onCard('1111.00') }),
  person(`${role}-b`, `${role} B`, [{ role, stores: ['s-b'] }], { storeId: 's-b' }),
  person(`${role}-co`, `${role} C`, [{ role, stores: 'company' }], { storeId: 's-b' }),
  person(`${role}-left`, `${role} D`, [{ role, stores: 'company' }], { status: 'left', leftAt: '2026-10-01T00:00:00.000Z' }),
])

/** People with a WeChat account: those who act. */
export const bound: readonly Person[] = actors

/** People without one: those whom records are about, and who may yet be invited. */
export const unbound: readonly Person[] = [
  person('boss', '主管', [{ role: 'supervisor', stores: ['s-a'] }]),
  ...roles.flatMap((role) => relations.filter((relation) => relation !== 'self').flatMap((relation) => ([false, true] as const).map((hasLeft) => person(
    subjectOf(role, relation, hasLeft), '师傅', [{ role: 'installer', stores: ['s-a'] }],
    { crewId: 'c-a1', supervisorId: supervisorOf(role, relation), status: hasLeft ? 'left' : 'active', ...onCard(othersBase) },
  )))),
]

export const template: StoredTemplate = { _id: 'install-service-card@1', template: installServiceCard, hash: hashOf(JSON.parse(JSON.stringify(installServiceCard)) as never) }

/** Each state in a month of its own, so that a person has one sheet a month; the first is open and the second live, for pulling back. */
function periodOf(state: SheetState, isInvolved: boolean): string {
  return `${isInvolved ? 2022 : 2021}-0${sheetStates.indexOf(state) + 1}`
}

const dates = periodDates('2027-06')
const signed = (action: string, title: string): SignedStep => ({
  action, title, signerId: 'somebody', signerName: '某人', at: '2026-11-01T00:00:00.000Z', contentHash, comment: '', freezeNo: 1, isVoid: false, because: null,
})
const steps = [signed('assess-sheet', '考核'), signed('review-sheet', '审核'), signed('approve-sheet', '核准')]
const stepOf: Partial<Record<SheetState, { signed: number; action: string }>> = {
  assessing: { signed: 0, action: 'assess-sheet' }, reviewing: { signed: 1, action: 'review-sheet' }, approving: { signed: 2, action: 'approve-sheet' }, sealed: { signed: 3, action: '' },
}

/** With everything given, as a sheet is that stands with its signers. */
const inputs: Sheet['inputs'] = {
  metrics: { 'first-pass-rate': '91', 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }, incidents: [], ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8', by: '某人', comment: '' }],
}
const scored = { inputs, scorecard: scoreSheet(installServiceCard, inputs) }

function makeSheetOf(role: Role, relation: Relation, isInvolved: boolean, state: SheetState): Sheet {
  const subject = [...bound, ...unbound].find(({ _id }) => _id === subjectOf(role, relation))
  const period = { _id: periodOf(state, isInvolved), dates } as Period
  const [planned] = subject === undefined ? [] : sheetPlansIn({ ...subject, leftAt: null }, period._id)
  if (subject === undefined || planned === undefined) throw new Error('no such subject')
  const plan = { ...planned, startsAt: dates.startsAt, cutAt: dates.cutAt }
  const fresh = makeSheet({ period, person: subject, plan, store: { _id: 's-a', name: '甲店' }, template: installServiceCard, leads: [], signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
  const actorId = actorOf(role, relation)
  const step = stepOf[state]
  const isFrozen = step !== undefined || state === 'rating'
  const holder = step === undefined || state === 'sealed' ? null
    : { action: step.action, title: step.action, personId: isInvolved ? actorId : 'somebody', personName: '某人', because: null, since: now }
  return {
    ...fresh, ...(step === undefined ? {} : scored), state,
    raters: [{ item: 'sales-coordination', role: 'sales-manager', personId: isInvolved ? actorId : 'somebody', personName: '某人' }],
    freeze: isFrozen ? { no: 1, at: '2026-11-01T00:00:00.000Z', templateHash: template.hash, engineVersion: '1.0.0' } : null,
    reopenedAt: state === 'collecting' ? '2026-11-01T00:00:00.000Z' : null, contentHash: step === undefined ? null : contentHash,
    steps: steps.slice(0, step?.signed ?? 0), holder, holderId: holder?.personId ?? null,
    signature: state === 'sealed' ? { state: 'waiting', at: null, reason: '', dueAt: '2027-07-01T00:00:00.000Z', decision: null } : null, sealedAt: state === 'sealed' ? '2026-11-01T00:00:00.000Z' : null,
    seal: state === 'sealed' ? { batchNo: 1, leaf: 'a'.repeat(64), witness: '1-0000-0000-0000' } : null,
    exceptions: [{ id: 'missing-rating.sales-coordination', kind: 'missing-rating', item: 'sales-coordination', subject: 'sales-manager', raisedAt: '2026-11-01T00:00:00.000Z', settledAt: null }],
    openExceptionCount: 1, selfPhotos: [awaitedPhoto({ sha256: photoHash, sizeBytes: 80_000, type: 'image/jpeg' }, now)],
  }
}

export function sheetOf(role: Role, relation: Relation, isInvolved: boolean, state: SheetState): string {
  return sheetIdOf(periodOf(state, isInvolved), subjectOf(role, relation))
}

/** Whose value of which month a metric cell records. */
export function metricInputOf(role: Role, relation: Relation, isInvolved: boolean, state: SheetState): { periodId: string; scopeId: string } {
  return { periodId: periodOf(state, isInvolved), scopeId: subjectOf(role, relation) }
}

/** The incident's own state, and that of the sheet that it counts on. */
function statesOf(state: IncidentState): { incident: Incident['state']; sheet: SheetState } {
  if (state === 'logged on frozen') return { incident: 'logged', sheet: 'rating' }
  if (state === 'disputed on sealed') return { incident: 'disputed', sheet: 'sealed' }
  return { incident: state, sheet: 'live' }
}

export function incidentIdOf(role: Role, relation: Relation, isInvolved: boolean, state: IncidentState): string {
  return `inc-${role}-${relation}-${isInvolved ? 'mine' : 'other'}-${state.replaceAll(' ', '-')}`
}

function makeIncidentOf(role: Role, relation: Relation, isInvolved: boolean, state: IncidentState): Incident {
  const { incident, sheet } = statesOf(state)
  const subject = subjectOf(role, relation)
  const periodId = periodOf(sheet, false)
  const waiting = { since: '2026-11-14T00:00:00.000Z', escalatesAt: '2027-06-01T00:00:00.000Z', lapsesAt: '2027-06-02T00:00:00.000Z', isEscalated: false }
  const disputed = { reason: '不对', disputedAt: '2026-11-14T00:00:00.000Z', escalatesAt: '2027-06-01T00:00:00.000Z', lapsesAt: '2027-06-02T00:00:00.000Z', isEscalated: false }
  return {
    _id: incidentIdOf(role, relation, isInvolved, state), employeeId: subject, employeeName: subject, storeId: 's-a', supervisorId: supervisorOf(role, relation),
    periodId, sheetId: sheetOf(role, relation, false, sheet), kind: 'tool-violation', needsVerifying: false, quantity: 2, countedQuantity: 2, state: incident,
    reporterId: isInvolved ? actorOf(role, relation) : 'somebody', reporterName: '某人', occurredAt: `${shiftPeriodId(periodId, -1)}-15T04:00:00.000Z`, receivedAt: '2026-11-14T00:00:00.000Z',
    note: '', orderNo: null, isLikeAnother: false, admittedById: null, answerBy: '2027-06-01T00:00:00.000Z', dispute: incident === 'disputed' ? disputed : null, waiting: incident === 'late' || incident === 'unverified' ? waiting : null, remindAt: null, dueAt: '2027-06-01T00:00:00.000Z', rev: 1, photos: awaitedPhotos([{ sha256: photoHash, sizeBytes: 80_000, type: 'image/jpeg' }], 'report', now), history: [],
  }
}

/** A job of store A on which nobody acts who is in the matrix; one for each role, since a result changes it. */
export function jobOf(role: string): Job {
  return {
    _id: `job-RS-${role}`, orderNo: `RS-${role}`, label: '李女士', storeId: 's-a', installers: [{ id: 'boss', name: '主管' }], plannedOn: '2026-11-10', dueOn: '2026-11-10', duePeriodId: '2026-11',
    state: 'assigned', result: null, countedIn: null, history: [], rev: 1,
  }
}

/** A message to somebody who does not act. */
export const othersMessage: Message = {
  _id: 'incident-logged:inc-1:boss', personId: 'boss', kind: 'incident-logged', at: now, title: '消息', text: '消息', page: 'incident', pageId: 'inc-1', isRead: false, delivery: 'kept', tries: 0, outcome: 'no-consent', dueAt: null,
}

/** Whether the actor has a part in the record; for a company-wide role that adds nothing to what the same store shows. */
export const involvementsOf = (relation: Relation): readonly boolean[] => (relation === 'company' ? [false] : [false, true])

/** Every sheet and every incident of the matrix. */
export function makeRecords(): { sheets: Sheet[]; incidents: Incident[] } {
  const sheets: Sheet[] = []
  const incidents: Incident[] = []
  for (const role of roles) for (const relation of relations) for (const isInvolved of involvementsOf(relation)) {
    for (const state of sheetStates) sheets.push(makeSheetOf(role, relation, isInvolved, state))
    for (const state of incidentStates) incidents.push(makeIncidentOf(role, relation, isInvolved, state))
  }
  return { sheets, incidents }
}
