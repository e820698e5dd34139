import type { ActionName } from '@shared/contract/actions'
import type { RefusalCode } from '@shared/contract/refusal'

/**
 * Who may do what, written down a second time and by hand: nothing here is taken from the declarations or the deciding functions, so that the
 * matrix compares two independent statements. A new action needs a row here before the suite is green again.
 */

export const roles = ['installer', 'supervisor', 'store-manager', 'sales-manager', 'after-sales-manager', 'inspector', 'general-manager', 'hr', 'finance'] as const
export type Role = (typeof roles)[number]

/** How the actor stands to the person whom the record is about; `company` holds the role for all stores and belongs to another one. */
export const relations = ['self', 'team', 'same-store', 'other-store', 'company'] as const
export type Relation = (typeof relations)[number]

export const sheetStates = ['collecting', 'live', 'rating', 'assessing', 'reviewing', 'approving', 'sealed'] as const
export type SheetState = (typeof sheetStates)[number]

/** Incidents on a live sheet in each of their states, and two on sheets that take no facts any more. */
export const incidentStates = ['late', 'logged', 'unverified', 'acknowledged', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed', 'logged on frozen', 'disputed on sealed'] as const
export type IncidentState = (typeof incidentStates)[number]

export interface Cell {
  readonly role: Role
  readonly relation: Relation
  /** On a sheet: its rater, and the holder of its step. On an incident: its reporter. */
  readonly isInvolved: boolean
}
export type SheetCell = Cell & { readonly state: SheetState }
export type IncidentCell = Cell & { readonly state: IncidentState }
export type PersonCell = Omit<Cell, 'isInvolved'> & { readonly hasLeft: boolean }

export type Verdict = 'ok' | RefusalCode

/** Roles that get through the door at all; everybody else is told `forbidden` whatever the record is. */
type Door = 'everybody' | readonly Role[]

export type Row =
  | { readonly on: 'guest' }
  /** Without a verdict whoever gets through the door is let do it. */
  | { readonly on: 'nobody'; readonly door: Door; readonly verdict?: (role: Role) => Verdict }
  | { readonly on: 'person'; readonly door: Door; readonly verdict: (cell: PersonCell) => Verdict }
  | { readonly on: 'sheet' | 'metric'; readonly door: Door; readonly verdict: (cell: SheetCell) => Verdict }
  | { readonly on: 'incident'; readonly door: Door; readonly verdict: (cell: IncidentCell) => Verdict }

/** The record is about somebody else within the stores of the actor's role. */
const isNear = ({ relation }: Pick<Cell, 'relation'>) => relation === 'team' || relation === 'same-store' || relation === 'company'

const seesSheet = (cell: Cell) => cell.isInvolved || cell.relation === 'self'
  || (isNear(cell) && ['store-manager', 'general-manager', 'hr', 'finance'].includes(cell.role)) || (cell.relation === 'team' && cell.role === 'supervisor')

const seesIncident = (cell: Cell) => cell.isInvolved || cell.relation === 'self'
  || (isNear(cell) && ['store-manager', 'after-sales-manager', 'general-manager', 'hr'].includes(cell.role)) || (cell.relation === 'team' && cell.role === 'supervisor')

type ByState<State extends string> = Readonly<Record<State, Verdict>>

const takesFacts: ByState<SheetState> = { live: 'ok', collecting: 'ok', rating: 'sheet-frozen', assessing: 'sheet-frozen', reviewing: 'sheet-frozen', approving: 'sheet-frozen', sealed: 'sheet-sealed' }
const takesRatings: ByState<SheetState> = { ...takesFacts, rating: 'ok' }
const whilePayIsJudged: ByState<SheetState> = { live: 'wrong-state', collecting: 'wrong-state', rating: 'ok', assessing: 'wrong-state', reviewing: 'wrong-state', approving: 'ok', sealed: 'sheet-sealed' }
const takesSelfScore: ByState<SheetState> = { live: 'wrong-state', collecting: 'ok', rating: 'ok', assessing: 'wrong-state', reviewing: 'wrong-state', approving: 'wrong-state', sealed: 'sheet-sealed' }
const reopened: ByState<SheetState> = { live: 'wrong-state', collecting: 'ok', rating: 'wrong-state', assessing: 'wrong-state', reviewing: 'wrong-state', approving: 'wrong-state', sealed: 'sheet-sealed' }
const signature: ByState<SheetState> = { live: 'wrong-state', collecting: 'wrong-state', rating: 'wrong-state', assessing: 'wrong-state', reviewing: 'wrong-state', approving: 'wrong-state', sealed: 'ok' }
const beforeSigning = { live: 'wrong-state', collecting: 'wrong-state', rating: 'wrong-state' } as const
const assess: ByState<SheetState> = { ...beforeSigning, assessing: 'ok', reviewing: 'already-done', approving: 'already-done', sealed: 'already-done' }
const review: ByState<SheetState> = { ...beforeSigning, assessing: 'wrong-state', reviewing: 'ok', approving: 'already-done', sealed: 'already-done' }
const approve: ByState<SheetState> = { ...beforeSigning, assessing: 'wrong-state', reviewing: 'wrong-state', approving: 'ok', sealed: 'already-done' }
const talks: ByState<SheetState> = { live: 'ok', collecting: 'ok', rating: 'ok', assessing: 'ok', reviewing: 'wrong-state', approving: 'wrong-state', sealed: 'sheet-sealed' }
const anyState: ByState<SheetState> = { live: 'ok', collecting: 'ok', rating: 'ok', assessing: 'ok', reviewing: 'ok', approving: 'ok', sealed: 'ok' }
/** The photo of the matrix is named by the self-score, and its bytes have not come yet. */
const awaitsPhoto: ByState<SheetState> = { live: 'photo-missing', collecting: 'photo-missing', rating: 'photo-missing', assessing: 'photo-missing', reviewing: 'photo-missing', approving: 'photo-missing', sealed: 'sheet-sealed' }
const giveBack: ByState<SheetState> = { ...beforeSigning, assessing: 'ok', reviewing: 'ok', approving: 'ok', sealed: 'sheet-sealed' }

/** The worker's own doing: others who see the sheet are told no, the rest that there is none. */
const onOwnSheet = (states: ByState<SheetState>) => (cell: SheetCell): Verdict =>
  !seesSheet(cell) ? 'not-found' : cell.relation !== 'self' ? 'forbidden' : states[cell.state]

/** Doing of those who look after the sheet: never on one's own. */
const onOthersSheet = (states: ByState<SheetState>) => (cell: SheetCell): Verdict =>
  !seesSheet(cell) ? 'not-found' : cell.relation === 'self' ? 'own-sheet' : !isNear(cell) ? 'forbidden' : states[cell.state]

/** The same where a supervisor's reach ends with their own team. */
const onTeamsSheet = (states: ByState<SheetState>) => (cell: SheetCell): Verdict => {
  const verdict = onOthersSheet(states)(cell)
  return cell.role === 'supervisor' && cell.relation !== 'team' && !['not-found', 'own-sheet'].includes(verdict) ? 'forbidden' : verdict
}

/** Doing of the person themselves, and of those who stand above them. */
const ownOr = (others: readonly Role[], states: ByState<SheetState>) => (cell: SheetCell): Verdict =>
  !seesSheet(cell) ? 'not-found' : cell.relation === 'self' || (others.includes(cell.role) && isNear(cell) && (cell.role !== 'supervisor' || cell.relation === 'team')) ? states[cell.state] : 'forbidden'

/** A step belongs to its holder, wherever they belong, and never to the person whom the sheet is about. */
const atStep = (states: ByState<SheetState>) => (cell: SheetCell): Verdict =>
  !seesSheet(cell) ? 'not-found' : states[cell.state] !== 'ok' ? states[cell.state] : cell.relation === 'self' ? 'own-sheet' : cell.isInvolved ? 'ok' : 'not-your-step'

/** An incident whose sheet takes no facts any more: whatever else holds, nothing moves it. */
const frozen = (state: IncidentState): Verdict | null => (state === 'logged on frozen' ? 'sheet-frozen' : state === 'disputed on sealed' ? 'sheet-sealed' : null)

const answer = (cell: IncidentCell): Verdict =>
  !seesIncident(cell) ? 'not-found' : cell.relation !== 'self' ? 'forbidden' : frozen(cell.state) ?? (cell.state === 'logged' ? 'ok' : 'already-done')

const decide = (cell: IncidentCell): Verdict =>
  !seesIncident(cell) ? 'not-found' : !isNear(cell) ? 'forbidden' : frozen(cell.state) ?? (cell.isInvolved ? 'own-report' : cell.state === 'disputed' || cell.state === 'unverified' ? 'ok' : 'already-done')

/** A late entry waits for the word of a manager who is not its reporter. */
const admit = (cell: IncidentCell): Verdict =>
  !seesIncident(cell) ? 'not-found' : !isNear(cell) ? 'forbidden' : cell.isInvolved ? 'own-report' : cell.state === 'late' ? 'ok' : 'already-done'

const withdraw = (cell: IncidentCell): Verdict => {
  if (!seesIncident(cell)) return 'not-found'
  if (!isNear(cell)) return 'forbidden'
  const isFrozen = frozen(cell.state)
  if (isFrozen !== null) return isFrozen
  const isManager = cell.role === 'store-manager' || cell.role === 'general-manager'
  if (!isManager && !cell.isInvolved) return 'forbidden'
  if (['withdrawn', 'dropped', 'lapsed'].includes(cell.state)) return 'already-done'
  return isManager || cell.state === 'logged' || cell.state === 'late' ? 'ok' : 'wrong-state'
}

const pullBack = (cell: IncidentCell): Verdict =>
  !seesIncident(cell) ? 'not-found' : !isNear(cell) ? 'forbidden' : cell.state === 'late' ? 'wrong-state' : frozen(cell.state) === null ? 'ok' : 'sheet-frozen'

/** The photo of the matrix is the reporter's, and its bytes have not come yet. */
const attach = (cell: IncidentCell): Verdict =>
  !seesIncident(cell) ? 'not-found' : !cell.isInvolved ? 'forbidden' : frozen(cell.state) === 'sheet-sealed' ? 'sheet-sealed' : 'photo-missing'

const record = ({ role, relation, state }: SheetCell): Verdict =>
  relation === 'self' ? 'own-sheet' : !isNear({ relation }) ? 'not-found' : role === 'inspector' ? 'forbidden' : takesFacts[state]

/** The card has no personal targets and no list of jobs: whoever is let in is told so by the form. */
const reachesTheForm = (inside: (cell: SheetCell) => Verdict, refusal: Verdict) => (cell: SheetCell): Verdict => {
  const verdict = inside(cell)
  return verdict === 'ok' ? refusal : verdict
}

const raters = ['supervisor', 'store-manager', 'sales-manager', 'after-sales-manager', 'general-manager'] as const
const signers = ['supervisor', 'store-manager', 'general-manager'] as const
const jobKeepers = ['supervisor', 'store-manager', 'hr'] as const
const reporters = ['supervisor', 'store-manager', 'after-sales-manager', 'inspector', 'general-manager'] as const

export const rows: Readonly<Record<ActionName, Row>> = {
  'accept-invitation': { on: 'guest' },
  'read-me': { on: 'nobody', door: 'everybody' },
  'list-people': { on: 'nobody', door: ['hr'] },
  'create-invitation': { on: 'person', door: ['hr'], verdict: (cell) => (isNear(cell) && !cell.hasLeft ? 'ok' : 'not-found') },
  'read-person': { on: 'nobody', door: ['hr'] },
  'save-person': { on: 'person', door: ['hr'], verdict: (cell) => (isNear(cell) && !cell.hasLeft ? 'entry-invalid' : 'not-found') },
  'end-employment': { on: 'person', door: ['hr'], verdict: (cell) => (isNear(cell) && !cell.hasLeft ? 'change-out-of-bounds' : 'not-found') },
  'assign-sheet': { on: 'person', door: ['hr'], verdict: (cell) => (isNear(cell) && !cell.hasLeft ? 'ok' : 'not-found') },
  // Whom HR looks after in the matrix signs nothing.
  'set-delegate': { on: 'person', door: [...signers, 'hr'], verdict: (cell) => (cell.hasLeft ? 'not-found' : cell.relation === 'self' && cell.role !== 'hr' ? 'ok' : cell.role === 'hr' && isNear(cell) ? 'leave-invalid' : 'not-found') },
  'read-leave': { on: 'nobody', door: [...signers, 'hr'], verdict: (role) => (role === 'hr' ? 'not-found' : 'ok') },
  'list-templates': { on: 'nobody', door: ['hr', 'general-manager'] },
  'read-template': { on: 'nobody', door: ['hr', 'general-manager'] },
  'save-template-draft': { on: 'nobody', door: ['hr'] },
  'publish-template': { on: 'nobody', door: ['hr'] },
  'restart-template-draft': { on: 'nobody', door: ['hr'] },
  'read-settings': { on: 'nobody', door: ['hr'] },
  'save-settings': { on: 'nobody', door: ['hr'] },
  'open-period': { on: 'nobody', door: ['hr'] },
  'read-period': { on: 'nobody', door: ['hr', 'general-manager', 'finance'] },
  'list-sheets': { on: 'nobody', door: ['hr', 'general-manager', 'finance'] },
  'list-metrics': { on: 'nobody', door: ['hr', 'after-sales-manager', 'inspector'] },
  'record-metric': { on: 'metric', door: ['hr', 'after-sales-manager', 'inspector'], verdict: record },
  'object-to-value': { on: 'sheet', door: 'everybody', verdict: reachesTheForm(onOwnSheet(takesRatings), 'not-found') },
  'decide-objection': { on: 'sheet', door: ['store-manager', 'general-manager'], verdict: reachesTheForm(onOthersSheet(takesRatings), 'not-found') },
  'withdraw-objection': { on: 'sheet', door: 'everybody', verdict: reachesTheForm(onOwnSheet(takesRatings), 'not-found') },
  'set-target': { on: 'sheet', door: ['hr', 'store-manager'], verdict: reachesTheForm(onOthersSheet(takesFacts), 'metric-unknown') },
  'plan-tasks': { on: 'sheet', door: ['supervisor', 'store-manager', 'hr'], verdict: reachesTheForm(onOthersSheet(takesFacts), 'points-invalid') },
  'check-jobs-import': { on: 'nobody', door: jobKeepers },
  'import-jobs': { on: 'nobody', door: jobKeepers },
  'save-job': { on: 'nobody', door: jobKeepers },
  'record-job-result': { on: 'nobody', door: jobKeepers },
  'list-jobs': { on: 'nobody', door: 'everybody' },
  'read-job': { on: 'nobody', door: 'everybody', verdict: (role) => ([...jobKeepers, 'after-sales-manager', 'general-manager'].includes(role) ? 'ok' : 'not-found') },
  'read-logbook': { on: 'nobody', door: reporters },
  'log-incident': {
    on: 'person', door: reporters,
    verdict: (cell) => (cell.relation === 'self' ? 'own-incident' : !isNear(cell) ? 'not-found' : cell.hasLeft ? 'person-left' : 'ok'),
  },
  'list-incidents': { on: 'nobody', door: 'everybody' },
  'read-incident': { on: 'incident', door: 'everybody', verdict: (cell) => (seesIncident(cell) ? 'ok' : 'not-found') },
  'acknowledge-incident': { on: 'incident', door: 'everybody', verdict: answer },
  'dispute-incident': { on: 'incident', door: 'everybody', verdict: answer },
  'admit-incident': { on: 'incident', door: ['store-manager', 'general-manager'], verdict: admit },
  'decide-incident': { on: 'incident', door: ['store-manager', 'after-sales-manager', 'general-manager'], verdict: decide },
  'withdraw-incident': { on: 'incident', door: reporters, verdict: withdraw },
  'pull-back-incident': { on: 'incident', door: ['store-manager', 'general-manager'], verdict: pullBack },
  'attach-photo': { on: 'incident', door: 'everybody', verdict: attach },
  'attach-self-photo': { on: 'sheet', door: 'everybody', verdict: onOwnSheet(awaitsPhoto) },
  'read-self-photo': { on: 'sheet', door: 'everybody', verdict: (cell) => (seesSheet(cell) ? 'photo-missing' : 'not-found') },
  'read-photo': { on: 'incident', door: 'everybody', verdict: (cell) => (seesIncident(cell) ? 'photo-missing' : 'not-found') },
  'read-home': { on: 'nobody', door: 'everybody' },
  'list-team': { on: 'nobody', door: ['supervisor', 'store-manager', 'general-manager', 'hr'] },
  'export-sheet': { on: 'sheet', door: 'everybody', verdict: (cell) => (seesSheet(cell) ? 'ok' : 'not-found') },
  'read-sheet': { on: 'sheet', door: 'everybody', verdict: (cell) => (seesSheet(cell) ? 'ok' : 'not-found') },
  'submit-self-score': { on: 'sheet', door: 'everybody', verdict: onOwnSheet(takesSelfScore) },
  'save-self-score-draft': { on: 'sheet', door: 'everybody', verdict: onOwnSheet(takesSelfScore) },
  'list-ratings': { on: 'nobody', door: raters },
  'rate-item': {
    on: 'sheet', door: raters,
    verdict: (cell) => { const verdict = onOthersSheet(takesRatings)(cell); return verdict === 'ok' && !cell.isInvolved ? 'forbidden' : verdict },
  },
  'plan-talk': { on: 'sheet', door: ['supervisor', 'store-manager', 'general-manager', 'hr'], verdict: reachesTheForm(onTeamsSheet(talks), 'wrong-state') },
  'record-talk': { on: 'sheet', door: ['supervisor', 'store-manager', 'general-manager'], verdict: reachesTheForm(onTeamsSheet(talks), 'wrong-state') },
  'confirm-talk': { on: 'sheet', door: 'everybody', verdict: reachesTheForm(ownOr(['hr'], talks), 'wrong-state') },
  'list-answer-forms': { on: 'nobody', door: 'everybody' },
  'submit-answers': { on: 'nobody', door: 'everybody', verdict: () => 'not-found' },
  'choose-raters': { on: 'sheet', door: ['hr'], verdict: reachesTheForm(onOthersSheet(anyState), 'wrong-state') },
  'create-answer-codes': { on: 'sheet', door: ['hr', 'supervisor', 'store-manager'], verdict: reachesTheForm(onTeamsSheet(anyState), 'wrong-state') },
  'open-customer-form': { on: 'guest' },
  'submit-customer-answers': { on: 'guest' },
  'write-plan': { on: 'sheet', door: 'everybody', verdict: reachesTheForm(ownOr(['supervisor', 'store-manager', 'general-manager'], { ...anyState, live: 'wrong-state' }), 'wrong-state') },
  'review-plan': { on: 'sheet', door: ['supervisor', 'store-manager', 'general-manager'], verdict: reachesTheForm(onTeamsSheet(talks), 'not-found') },
  'settle-exception': { on: 'sheet', door: ['hr'], verdict: onOthersSheet(takesRatings) },
  // Several at once name what each came to; the world of the matrix has none to settle.
  'settle-exceptions': { on: 'nobody', door: ['hr'] },
  'retry-record': { on: 'sheet', door: ['hr'], verdict: reachesTheForm(onOthersSheet(anyState), 'exception-settled') },
  // Every sheet of the matrix was made.
  'settle-unmade': { on: 'nobody', door: ['hr'], verdict: () => 'not-found' },
  // No pay is held against a minimum in the world of the matrix.
  'settle-pay-guard': { on: 'sheet', door: ['hr', 'finance'], verdict: reachesTheForm(onOthersSheet(whilePayIsJudged), 'exception-settled') },
  'confirm-data': { on: 'sheet', door: ['hr', 'store-manager'], verdict: onOthersSheet(reopened) },
  'list-tasks': { on: 'nobody', door: 'everybody' },
  'list-messages': { on: 'nobody', door: 'everybody' },
  // There is one message in the matrix, and it is nobody's of those who act.
  'mark-messages-read': { on: 'nobody', door: 'everybody', verdict: () => 'not-found' },
  'record-consent': { on: 'nobody', door: 'everybody' },
  'assess-sheet': { on: 'sheet', door: signers, verdict: atStep(assess) },
  'review-sheet': { on: 'sheet', door: signers, verdict: atStep(review) },
  'approve-sheet': { on: 'sheet', door: signers, verdict: atStep(approve) },
  'return-sheet': { on: 'sheet', door: signers, verdict: atStep(giveBack) },
  // Every step of the matrix has somebody who can sign it.
  'assign-signer': { on: 'sheet', door: ['hr'], verdict: reachesTheForm(onOthersSheet(giveBack), 'already-done') },
  'sign-sheet': { on: 'sheet', door: 'everybody', verdict: onOwnSheet(signature) },
  // No appeal is open in the world of the matrix, and no correction; the tests of the month walk through them.
  'decide-appeal': { on: 'sheet', door: ['hr', 'store-manager', 'general-manager'], verdict: reachesTheForm(onOthersSheet(signature), 'wrong-state') },
  'propose-correction': { on: 'sheet', door: ['hr', 'store-manager'], verdict: onOthersSheet(signature) },
  'decide-correction': { on: 'sheet', door: ['general-manager', 'hr'], verdict: reachesTheForm(onOthersSheet(signature), 'not-found') },
  'rehearse-template': { on: 'nobody', door: ['hr', 'finance', 'general-manager'] },
  'check-bases-import': { on: 'nobody', door: ['hr', 'finance'] },
  'import-bases': { on: 'nobody', door: ['hr', 'finance'] },
  'read-pay-list': { on: 'nobody', door: ['hr', 'finance', 'general-manager'] },
  'export-table': { on: 'nobody', door: ['hr', 'finance', 'general-manager', 'store-manager'] },
}

/** What the cell must answer: the door first, then the row's own verdict. */
export function opens(door: Door, role: Role): boolean {
  return door === 'everybody' || door.includes(role)
}
