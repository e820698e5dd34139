import type { Template } from '../scoring/template'
import { comparePoints, sumPoints } from '../scoring/exact'
import { isGranted } from '../people/permission'
import type { Person } from '../people/person'
import { refuseSigner } from '../approval/decide-step'
import { routeStepsOf, stepAt } from '../approval/route'
import { assignSigner } from '../approval/assign-signer'
import { returnSheet } from '../approval/return-sheet'
import { signSheet } from '../approval/sign-sheet'
import { stepHolders } from '../approval/sign-step'
import { isBelowMinimum } from '../pay/pay-guard'
import { settleException } from '../cycle/settle-exception'
import { beijingParts, toInstant, toMs } from '../cycle/beijing-time'
import { calendarRangeOf, probationerOf } from '../cycle/period-id'
import { kindTitle } from '../incident/incident-kind'
import type { Incident } from '../incident/incident'
import type { Correction } from '../correction/correction'
import { correctionViewOf } from '../correction/correction-view'
import { decideAppeal, decideOnAppeal } from '../correction/decide-appeal'
import { decideCorrection } from '../correction/decide-correction'
import { proposeCorrection } from '../correction/propose-correction'
import type { ActionDeclaration } from '../contract/action'
import { isRefusal } from '../contract/refusal'
import { improvementViewOf, type ImprovementView } from '../improvement/improvement-view'
import type { ImprovementPlan } from '../improvement/improvement-plan'
import { reviewPlan } from '../improvement/review-plan'
import { writePlan } from '../improvement/write-plan'
import { chooseRaters } from '../rating360/choose-raters'
import { createAnswerCodes } from '../rating360/create-answer-codes'
import { surveyViewOf } from '../rating360/survey-view'
import { isScoreHidden, shownInputs, type RatingGroup } from '../rating360/survey'
import { confirmData } from './confirm-data'
import { confirmTalk } from './confirm-talk'
import { openDraft, type SelfDraft } from './self-draft'
import { planTalk } from './plan-talk'
import { recordTalk } from './record-talk'
import { objectableValues } from './objectable-values'
import type { ObjectionView } from './objection-view'
import { planTasks } from './plan-tasks'
import { rateItem } from './rate-item'
import { payReaders } from './read-sheet'
import { setTarget } from './set-target'
import { targetMetricIds } from './target-metrics'
import type { Sheet } from './sheet'
import { sheetExceptionRows } from './sheet-exception'
import type { SheetBrief, SheetView } from './sheet-view'
import { submitSelfScore } from './submit-self-score'

function subjectOf(sheet: Sheet) {
  return { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
}

/** What a line about a sheet needs of it. */
export const briefFields = [
  'periodId', 'employeeId', 'employeeName', 'position', 'storeId', 'storeName', 'templateId', 'templateVersion', 'supervisorId', 'state', 'scorecard', 'previousTotal', 'selfScore', 'openClaims', 'exceptions', 'holderId', 'holder', 'contentHash', 'signature', 'changes',
] as const satisfies readonly (keyof Sheet)[]

/** One line about a sheet, without money. `passMark` decides whether it is below the pass; sheets without a pay rule have none. */
export function briefOf(sheet: Pick<Sheet, '_id' | typeof briefFields[number]>, template: Pick<Template, 'pay' | 'declaredPoints'>, showsPay = false): SheetBrief {
  const { total, range } = sheet.scorecard
  const last = sheet.changes[sheet.changes.length - 1]
  const passMark = template.pay?.passMark ?? null
  return {
    id: sheet._id, periodId: sheet.periodId, employeeId: sheet.employeeId, employeeName: sheet.employeeName, position: sheet.position,
    storeId: sheet.storeId, storeName: sheet.storeName, templateId: sheet.templateId, state: sheet.state,
    total, max: String(template.declaredPoints), rangeMin: range?.min ?? null, rangeMax: range?.max ?? null, hasRange: range !== null,
    previousTotal: sheet.previousTotal,
    selfTotal: sheet.selfScore === null ? null : sumPoints(sheet.selfScore.points.map(({ points }) => points)),
    isBelowPass: passMark !== null && range === null && comparePoints(total, passMark) < 0,
    openClaimCount: sheet.openClaims.length, openExceptionCount: sheet.exceptions.filter(({ kind, settledAt }) => settledAt === null && (showsPay || kind !== 'pay-guard')).length,
    holderId: sheet.holderId, holderName: sheet.holder?.personName ?? null, contentHash: sheet.contentHash,
    signatureState: sheet.signature?.state ?? null, lastChange: last === undefined ? null : { at: last.at, cause: last.cause, before: last.before, after: last.after },
  }
}

/** The items on which the person may give points now: theirs by rater relation, while the sheet takes ratings, never on their own sheet. */
export function ratableItems(actor: Pick<Person, '_id' | 'roles'>, sheet: Sheet): readonly string[] {
  if (sheet.employeeId === actor._id || !allows(rateItem, actor, sheet)) return []
  return sheet.raters.filter(({ personId }) => personId === actor._id).map(({ item }) => item)
}

function allows(declaration: ActionDeclaration, actor: Pick<Person, '_id' | 'roles'>, sheet: Sheet): boolean {
  return isGranted(declaration.may, actor, subjectOf(sheet)) && (declaration.sheetStates?.includes(sheet.state) ?? true)
}

/** Whether the person has a role that signs: whoever has lost theirs holds the step only until the close passes it on. */
function signsAtAll(actor: Pick<Person, '_id' | 'roles'>): boolean {
  return isGranted(stepHolders.map(({ role }) => ({ role, reach: 'any' })), actor, null)
}

/** What must be known beside a sealed sheet to say what may be done on it. */
export interface AfterSeal {
  /** The correction that waits for its second signer. */
  readonly openCorrection: Pick<Correction, 'proposedBy'> | null
  /** Whether an open appeal has a judge who did not sign the sheet. */
  readonly hasOtherJudge: boolean
}

/** The names of the actions that the person may do on the sheet now: the rows that guard the writes draw the buttons. */
export function actionsOnSheet(actor: Person, sheet: Sheet, template: Template, { openCorrection, hasOtherJudge }: AfterSeal): readonly string[] {
  const may: string[] = []
  if (allows(submitSelfScore, actor, sheet)) may.push(submitSelfScore.name)
  if (ratableItems(actor, sheet).length > 0) may.push(rateItem.name)
  const row = stepAt(template, sheet)
  if (row !== null && signsAtAll(actor) && refuseSigner(sheet, actor._id) === null) may.push(...(isBelowMinimum(sheet) ? [] : [row.action]), returnSheet.name)
  if (allows(signSheet, actor, sheet) && (sheet.signature?.state === 'waiting' || sheet.signature?.state === 'unsigned')) may.push(signSheet.name)
  if (allows(settleException, actor, sheet) && sheet.exceptions.some((raised) => raised.settledAt === null && sheetExceptionRows[raised.kind].ways.length > 0)) may.push(settleException.name)
  if (allows(assignSigner, actor, sheet) && row !== null && sheet.holder === null) may.push(assignSigner.name)
  if (allows(setTarget, actor, sheet) && targetMetricIds(template).length > 0) may.push(setTarget.name)
  if (allows(planTasks, actor, sheet) && template.items.some(({ rule }) => rule.kind === 'tasks')) may.push(planTasks.name)
  if (allows(confirmData, actor, sheet) && sheet.reopenedAt !== null) may.push(confirmData.name)
  if (allows(decideAppeal, actor, sheet) && !isRefusal(decideOnAppeal(sheet, { id: actor._id, name: actor.name }, '', '', hasOtherJudge))) may.push(decideAppeal.name)
  if (allows(proposeCorrection, actor, sheet) && sheet.openCorrectionId === null) may.push(proposeCorrection.name)
  if (allows(decideCorrection, actor, sheet) && openCorrection !== null && openCorrection.proposedBy.id !== actor._id) may.push(decideCorrection.name)
  return may
}

/** Records that stand beside the sheet and are shown on it. */
export interface BesideSheet {
  readonly groups: readonly RatingGroup[]
  readonly plan: ImprovementPlan | null
  readonly previousPlan: ImprovementPlan | null
  readonly corrections: readonly Correction[]
  readonly selfDraft: SelfDraft | null
  /** Whether an open appeal has a judge who did not sign the sheet. */
  readonly hasOtherJudge: boolean
}

export const nothingBeside: BesideSheet = { groups: [], plan: null, previousPlan: null, corrections: [], selfDraft: null, hasOtherJudge: true }

function openCorrectionOf({ openCorrectionId }: Sheet, { corrections }: BesideSheet): Correction | null {
  return corrections.find(({ _id }) => _id === openCorrectionId) ?? null
}

/** What may be done about the talk and the plans that the form asks for. */
function practiceActions(actor: Person, sheet: Sheet, { practice }: Template, improvement: ImprovementView | null): readonly string[] {
  const may: string[] = []
  if (practice?.talk !== undefined) {
    const isHeld = sheet.talk !== null && sheet.talk.heldOn !== null
    if (allows(planTalk, actor, sheet) && !isHeld) may.push(planTalk.name)
    if (allows(recordTalk, actor, sheet)) may.push(recordTalk.name)
    if (allows(confirmTalk, actor, sheet) && isHeld && sheet.talk.confirmation === null) may.push(confirmTalk.name)
  }
  if (improvement !== null) {
    if (allows(writePlan, actor, sheet) && improvement.lowItems.length > 0) may.push(writePlan.name)
    if (allows(reviewPlan, actor, sheet) && improvement.previous !== null && improvement.previous.review === null) may.push(reviewPlan.name)
  }
  return may
}

function surveyActions(actor: Person, sheet: Sheet): readonly string[] {
  if (!isScoreHidden(sheet)) return []
  return [createAnswerCodes, chooseRaters].filter((action) => allows(action, actor, sheet)).map(({ name }) => name)
}

function selfDraftFor(actor: Person, sheet: Sheet, draft: SelfDraft | null): SheetView['selfDraft'] {
  const open = actor._id === sheet.employeeId ? openDraft(sheet, draft) : null
  return open === null ? null : { points: open.points.map((given) => ({ ...given, photos: [...given.photos] })), comment: open.comment, savedAt: open.savedAt }
}

/** The self-score with what became of its photos. */
export function selfScoreOf({ selfScore, selfPhotos }: Pick<Sheet, 'selfScore' | 'selfPhotos'>): SheetView['selfScore'] {
  if (selfScore === null) return null
  const received = new Map(selfPhotos.map((photo) => [photo.sha256, photo]))
  const points = selfScore.points.map(({ photos = [], ...given }) => ({ ...given, photos: photos.flatMap(({ sha256 }) => { const photo = received.get(sha256); return photo === undefined ? [] : [{ ...photo }] }) }))
  return { points, comment: selfScore.comment, submittedAt: selfScore.submittedAt }
}

/** What a sheet over a part of its period says about figures: a person's own figure is one number for the whole period (ADR 22). */
function partSettings(template: Template, { periodId, segment, dates: { startsAt, cutAt } }: Sheet): NonNullable<Template['settings']> {
  const whole = probationerOf(periodId) === null ? calendarRangeOf(periodId) : null
  const isPart = segment > 1 || (whole !== null && (whole.startsAt !== startsAt || whole.cutAt !== cutAt))
  if (!isPart || template.metrics.length === 0) return []
  const [from, to] = [startsAt, toInstant(toMs(cutAt) - 1)].map((instant) => { const { month, day } = beijingParts(instant); return `${month}月${day}日` })
  return [{ title: '只算一段', value: `这张表算 ${from ?? ''}到${to ?? ''}：事件按日期归到各自的表，指标是整期一个数，同一期里前后几张表都用它` }]
}

/** The form as this sheet goes by it: the steps that it is signed in, and what is settled for it alone. */
function shownTemplate(template: Template, sheet: Sheet): Template {
  const route = routeStepsOf(template, sheet.signerCount)
  const added = [
    ...(route.length === template.route.length ? [] : [{ title: '签字人数', value: `公司定为两人签：${route.map(({ title }) => title).join('、')}` }]),
    ...partSettings(template, sheet),
  ]
  return added.length === 0 ? template : { ...template, route, settings: [...(template.settings ?? []), ...added] }
}

/** The whole sheet for one person: without money where they may not see it, with what they may do on it now. */
export function viewOf(sheet: Sheet, template: Template, incidents: readonly Incident[], actor: Person, beside: BesideSheet = nothingBeside, objections: readonly ObjectionView[] = []): SheetView {
  const showsPay = isGranted(payReaders, actor, subjectOf(sheet))
  const shown = shownInputs(template, sheet.inputs, sheet.survey)
  const { baseSalary: _base, payGuard: _guard, ...inputsWithoutPay } = shown
  const improvement = improvementViewOf(sheet, template, beside.plan, beside.previousPlan)
  return {
    id: sheet._id, rev: sheet.rev, periodId: sheet.periodId, state: sheet.state, dates: sheet.dates,
    employee: { id: sheet.employeeId, name: sheet.employeeName, position: sheet.position, storeId: sheet.storeId, storeName: sheet.storeName },
    template: shownTemplate(template, sheet), showsPay, baseOrigin: showsPay && sheet.baseOrigin !== undefined ? { ...sheet.baseOrigin } : null,
    scorecard: showsPay ? sheet.scorecard : { ...sheet.scorecard, pay: null, payRange: null },
    inputs: showsPay ? shown : inputsWithoutPay,
    incidents: incidents.map((incident) => ({
      id: incident._id, kind: incident.kind, kindTitle: kindTitle(template, incident.kind), quantity: incident.quantity, countedQuantity: incident.countedQuantity,
      state: incident.state, occurredAt: incident.occurredAt, note: incident.note, reporterName: incident.reporterName, needsVerifying: incident.needsVerifying,
    })),
    selfScore: selfScoreOf(sheet),
    selfDraft: selfDraftFor(actor, sheet, beside.selfDraft), selfRevision: actor._id === sheet.employeeId ? beside.selfDraft?.revision ?? 0 : 0,
    raters: sheet.raters.map((duty) => ({ ...duty })),
    survey: surveyViewOf(sheet, template, beside.groups), talkRule: template.practice?.talk ?? null, talk: sheet.talk === null ? null : { ...sheet.talk }, improvement,
    freeze: sheet.freeze === null ? null : { no: sheet.freeze.no, at: sheet.freeze.at, engineVersion: sheet.freeze.engineVersion },
    contentHash: sheet.contentHash,
    steps: sheet.steps.map(({ action, title, signerName, at, comment, freezeNo, isVoid, because, changed = [] }) => ({ action, title, signerName, at, comment, freezeNo, isVoid, because, changed: changed.map((change) => ({ ...change })) })),
    holder: sheet.holder === null ? null : { ...sheet.holder },
    escalatedTo: sheet.escalatedTo === null ? null : { ...sheet.escalatedTo },
    returns: sheet.returns.map(({ at, byName, from, to, reason }) => ({ at, byName, from, to, reason })),
    signature: sheet.signature === null ? null : { ...sheet.signature, decision: sheet.signature.decision === null ? null : { ...sheet.signature.decision } },
    sealedAt: sheet.sealedAt,
    seal: sheet.seal === null ? null : { batchNo: sheet.seal.batchNo, witness: sheet.seal.witness },
    version: sheet.version,
    corrections: beside.corrections.map((correction) => correctionViewOf(correction, showsPay)),
    exceptions: sheet.exceptions.filter(({ kind }) => showsPay || kind !== 'pay-guard').map((raised) => ({ ...raised, title: sheetExceptionRows[raised.kind].title, advice: sheetExceptionRows[raised.kind].advice })),
    changes: sheet.changes.map((change) => ({ ...change, items: [...change.items] })),
    previousTotal: sheet.previousTotal, objections: [...objections], objectable: actor._id === sheet.employeeId ? [...objectableValues(sheet, template)] : [],
    may: [...actionsOnSheet(actor, sheet, template, { openCorrection: openCorrectionOf(sheet, beside), hasOtherJudge: beside.hasOtherJudge }), ...practiceActions(actor, sheet, template, improvement), ...surveyActions(actor, sheet)], ratableItems: [...ratableItems(actor, sheet)],
  }
}
