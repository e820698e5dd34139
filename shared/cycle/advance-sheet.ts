import { engineVersion, scoreSheet } from '../scoring/score-sheet'
import type { ItemScore } from '../scoring/scorecard'
import type { RouteRow, Template } from '../scoring/template'
import type { Json } from '../contract/canonical-json'
import type { Person } from '../people/person'
import { missingRaterOf } from '../approval/review-column'
import { firstStepState, stepAt } from '../approval/route'
import { soleReporterOf } from '../approval/sole-reporter'
import { maySignFor, resolveNextUp, resolveSigner, type ResolvedSigner } from '../approval/resolve-signer'
import { escalateAfterHours } from '../approval/step-escalation'
import { isPublicationDue, publishSurvey } from '../rating360/publish-survey'
import { isScoreHidden, scoredInputs, type RatingGroup } from '../rating360/survey'
import { isObjectionOpen } from '../appraisal/objection'
import { claimsOpenAt } from '../appraisal/rescore-sheet'
import type { Sheet, StandIn, StepHolder } from '../appraisal/sheet'
import type { SheetException, SheetExceptionKind } from '../appraisal/sheet-exception'
import { noMinimumWages, type MinimumWages } from '../pay/minimum-wage'
import { isBelowMinimum, openGapOf, type PayGap } from '../pay/pay-guard'
import { payStateOf } from '../pay/pay-state'
import { addHours, beijingDayOf, hourMs, toInstant, toMs } from './beijing-time'

/** What the month needs besides the sheet to move it on. `hashOf` is SHA-256 over canonical JSON; the platform lends it. */
export interface AdvanceContext {
  readonly template: Template
  readonly templateHash: string
  readonly leads: readonly Person[]
  readonly now: string
  readonly hashOf: (value: Json) => string
  /** Days that the worker has to sign once the sheet is sealed. */
  readonly signatureDays: number
  /** What pay is held against before anybody signs; absent: nothing. */
  readonly minimumWages?: MinimumWages
  /** The sheet's anonymous groups, lent by the close alone: only it publishes them. */
  readonly groups?: readonly RatingGroup[]
}

/** The next full hour: when a sheet that waits for a signature is looked at again, since its holder may have left or gone on leave. */
function nextFullHour(now: string): string {
  return toInstant((Math.floor(toMs(now) / hourMs) + 1) * hourMs)
}

/**
 * Moves a sheet as far as time and facts allow (decision 8) and brings its exceptions and its next due moment up to date. Pure and
 * idempotent: on a sheet with nothing to do it returns an equal sheet, so running the close twice changes nothing.
 */
export function advanceSheet(sheet: Sheet, context: AdvanceContext): Sheet {
  let current = sheet
  for (;;) {
    const next = step(current, context)
    if (next === current) break
    current = next
  }
  const held = withHolder(current, context)
  const noted = withExceptions(held, context)
  const dueAt = nextDueAt(noted, context.now)
  return dueAt === noted.dueAt ? noted : { ...noted, dueAt }
}

function step(sheet: Sheet, context: AdvanceContext): Sheet {
  const { now } = context
  if (context.groups !== undefined && isPublicationDue(sheet, now)) return publishSurvey(sheet, context.groups, context.template, now)
  switch (sheet.state) {
    case 'live':
      return now >= sheet.dates.cutAt ? { ...sheet, state: 'collecting', rev: sheet.rev + 1 } : sheet
    case 'collecting':
      return sheet.reopenedAt === null && areFactsComplete(sheet, now) ? freeze(sheet, context) : sheet
    case 'rating':
      return isScored(sheet, context) && openGap(sheet, context) === null ? enterRoute(sheet, context) : sheet
    case 'sealed':
      return sheet.signature?.state === 'waiting' && now >= sheet.signature.dueAt
        ? { ...sheet, rev: sheet.rev + 1, witnessDueAt: now, signature: { ...sheet.signature, state: 'unsigned' } } : sheet
    case 'assessing':
    case 'reviewing':
    case 'approving':
      return sheet
  }
}

/** Items that wait, by what they wait for. */
function pendingItems(sheet: Sheet, isRating: boolean): readonly ItemScore[] {
  return sheet.scorecard.items.filter((item) => item.status === 'pending' && (item.waitsFor?.kind === 'rating') === isRating)
}

/** Facts are complete when no item waits for a metric and no claim on the sheet is open. */
export function areFactsComplete(sheet: Sheet, now: string): boolean {
  return pendingItems(sheet, false).length === 0 && claimsOpenAt(sheet, now).length === 0
}

function areRatingsComplete(sheet: Sheet): boolean {
  return !isScoreHidden(sheet) && pendingItems(sheet, true).length === 0
}

/** Every column that counts is filled or its time is over: the score, and with it the pay, is what the signers are to see. */
function isScored(sheet: Sheet, { template, now }: AdvanceContext): boolean {
  return areRatingsComplete(sheet) && ((sheet.selfScore !== null && !awaitsColumn(sheet, template)) || now >= sheet.dates.ratingsDueAt)
}

/** Pay below the minimum wage that nobody has decided about, once the score is final: who decides on the sheet answers for a content that says what is paid. */
function openGap(sheet: Sheet, { template, minimumWages }: AdvanceContext): PayGap | null {
  return sheet.state === payStateOf(template, sheet) ? openGapOf(sheet, template, minimumWages ?? noMinimumWages) : null
}

/**
 * Whether somebody may yet fill the column that would count (审核 after 考核): its points win where they are given, so the sheet waits for them until
 * ratings are due, and goes to its signers with every column as it is.
 */
function awaitsColumn(sheet: Sheet, template: Template): boolean {
  const given = [...(sheet.inputs.ratings ?? []), ...(sheet.inputs.levels ?? [])]
  return sheet.scorecard.items.filter(({ status }) => status === 'scored').some(({ id }) => {
    const rule = template.items.find((item) => item.id === id)?.rule
    if ((rule?.kind !== 'rating' && rule?.kind !== 'levels') || (rule.final ?? 'last') !== 'last') return false
    const last = sheet.raters.filter(({ item, personId }) => item === id && personId !== null).pop()
    return last !== undefined && !given.some(({ item, role }) => item === id && role === last.role)
  })
}

/** The whole sheet is scored anew, so that no explanation of an older engine stays under this one's version. */
function freeze(sheet: Sheet, { now, template, templateHash }: AdvanceContext): Sheet {
  return {
    ...sheet, state: 'rating', rev: sheet.rev + 1, openClaims: [], scorecard: scoreSheet(template, scoredInputs(template, sheet.inputs, sheet.survey)),
    freeze: { no: (sheet.freeze?.no ?? 0) + 1, at: now, templateHash, engineVersion },
  }
}

/** Hash of what the signers see and answer for: frozen inputs, their result, the self-score, template and engine version (decision 10). */
export function contentHashOf(sheet: Sheet, hashOf: (value: Json) => string): string {
  const content = { sheetId: sheet._id, freeze: sheet.freeze, inputs: sheet.inputs, scorecard: sheet.scorecard, selfScore: sheet.selfScore, ...(sheet.survey === null ? {} : { survey: sheet.survey }), ...(sheet.salt === undefined ? {} : { salt: sheet.salt }) }
  return hashOf(JSON.parse(JSON.stringify(content)) as Json)
}

function enterRoute(sheet: Sheet, context: AdvanceContext): Sheet {
  const entered: Sheet = { ...sheet, state: firstStepState(context.template), rev: sheet.rev + 1 }
  return { ...entered, contentHash: contentHashOf(entered, context.hashOf) }
}

/** Signers whose signature on the present content stands. */
export function standingSignerIds(sheet: Sheet): readonly string[] {
  return sheet.steps.filter((signed) => !signed.isVoid && signed.freezeNo === sheet.freeze?.no).map((signed) => signed.signerId)
}

/** Who does not come next when a step has waited too long: its holder, those who have signed, and at the step that decides whoever logged every deduction. */
export function barredIds(sheet: Sheet, row: RouteRow, template: Template, holderId: string): readonly string[] {
  const author = row.to === 'sealed' ? soleReporterOf(sheet, template) : null
  return [...standingSignerIds(sheet), holderId, ...(author === null ? [] : [author])]
}

/** Whom HR named for this step of this freeze, while they can sign it. */
function assignedTo(sheet: Sheet, row: RouteRow, leads: readonly Person[], day: string): ResolvedSigner | null {
  const { assignedSigner } = sheet
  if (assignedSigner === null || assignedSigner.action !== row.action || assignedSigner.freezeNo !== sheet.freeze?.no) return null
  const person = leads.find(({ _id }) => _id === assignedSigner.personId)
  const isAble = person !== undefined && maySignFor(person, { personId: sheet.employeeId }, standingSignerIds(sheet), day)
  return isAble ? { personId: person._id, personName: person.name, because: `${assignedSigner.byName}指定：${assignedSigner.reason}` } : null
}

/** What the signature says where nobody else could decide. */
const soleReporterText = '扣分都由本人记录，没有别人可以办理'

/**
 * Whose step it is. At the step that decides, whoever logged every deduction is passed by (T5); where nobody else could sign, as in a shop of two, it is
 * theirs all the same, and the signature says so.
 */
function signerOf(sheet: Sheet, row: RouteRow, { template, leads }: Pick<AdvanceContext, 'template' | 'leads'>, day: string): ResolvedSigner | null {
  const subject = { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
  const signedIds = standingSignerIds(sheet)
  const author = row.to === 'sealed' ? soleReporterOf(sheet, template) : null
  const other = author === null ? null : resolveSigner(row.by, subject, [...signedIds, author], leads, day)
  const signer = other ?? resolveSigner(row.by, subject, signedIds, leads, day)
  return author !== null && signer?.personId === author ? { ...signer, because: signer.because === null ? soleReporterText : `${signer.because}；${soleReporterText}` } : signer
}

function withHolder(sheet: Sheet, { template, leads, now }: AdvanceContext): Sheet {
  const row = stepAt(template, sheet)
  const day = beijingDayOf(now)
  const subject = { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
  const signer = row === null ? null : signerOf(sheet, row, { template, leads }, day) ?? assignedTo(sheet, row, leads, day)
  const isSameStep = signer?.personId === sheet.holder?.personId && row?.action === sheet.holder?.action
  const since = isSameStep ? sheet.holder?.since ?? now : now
  const holder: StepHolder | null = row === null || signer === null ? null : { action: row.action, title: row.title, ...signer, since }
  const isLate = holder !== null && now >= addHours(holder.since, escalateAfterHours)
  const nextUp = row === null || holder === null || !isLate ? null : resolveNextUp(row.by, subject, barredIds(sheet, row, template, holder.personId), leads, day)
  const escalatedTo: StandIn | null = nextUp === null ? null : { personId: nextUp.personId, personName: nextUp.personName }
  const isSame = isSameStep && holder?.because === sheet.holder?.because && (escalatedTo?.personId ?? null) === sheet.escalatedToId
  return isSame ? sheet : { ...sheet, holder, holderId: holder?.personId ?? null, escalatedTo, escalatedToId: escalatedTo?.personId ?? null, rev: sheet.rev + 1 }
}

interface Cause { readonly kind: SheetExceptionKind; readonly item: string; readonly subject: string }

function causesOf(sheet: Sheet, context: AdvanceContext): readonly Cause[] {
  const { now, template } = context
  const isBeforeSigning = sheet.state === 'collecting' || sheet.state === 'rating'
  const causes: Cause[] = []
  if (isBeforeSigning && now >= sheet.dates.factsDueAt) {
    for (const item of pendingItems(sheet, false).filter((pending) => !isObjected(sheet, pending))) {
      causes.push({ kind: factExceptionOf(sheet, item, template), item: item.id, subject: item.waitsFor?.subject ?? '' })
    }
  }
  // Until the groups are published their items wait for them alone.
  if (isBeforeSigning && now >= sheet.dates.ratingsDueAt && !isScoreHidden(sheet)) {
    for (const item of pendingItems(sheet, true).filter((pending) => !isObjected(sheet, pending))) causes.push({ kind: 'missing-rating', item: item.id, subject: missingRaterOf(template, item.id, item.waitsFor?.subject ?? '') })
  }
  const gap = sheet.state !== 'rating' || isScored(sheet, context) ? openGap(sheet, context) : null
  if (gap !== null) causes.push({ kind: 'pay-guard', item: '', subject: gap.minimum })
  if (stepAt(template, sheet) !== null && sheet.holder === null) causes.push({ kind: 'no-approver', item: '', subject: sheet.state })
  return causes
}

/** The item waits for an objection to be decided: that is nobody's exception. */
function isObjected({ objections }: Sheet, { id, waitsFor }: ItemScore): boolean {
  const subject = waitsFor?.subject ?? ''
  return isObjectionOpen(objections, `metric:${subject}`) || isObjectionOpen(objections, `rating:${id}:${subject}`)
}

/** What is missing on an item that waits for a fact: a value that was never given, or one that there is nothing to divide by. */
function factExceptionOf(sheet: Sheet, { id, waitsFor }: ItemScore, template: Template): SheetExceptionKind {
  if (waitsFor?.kind === 'tasks') return 'missing-tasks'
  const rule = template.items.find((item) => item.id === id)?.rule
  const isPersonal = rule?.kind === 'attainment' && typeof rule.target === 'object' && 'perEmployee' in rule.target
  if (waitsFor?.kind === 'target') return isPersonal ? 'missing-target' : 'nothing-to-divide'
  return waitsFor !== undefined && Object.hasOwn(sheet.inputs.metrics ?? {}, waitsFor.subject) ? 'nothing-to-divide' : 'missing-metric'
}

/** Raises an exception once for each cause, and settles those whose cause is gone. */
function withExceptions(sheet: Sheet, context: AdvanceContext): Sheet {
  const causes = causesOf(sheet, context)
  const idOf = (cause: Cause) => `${cause.kind}.${cause.item || cause.subject}`
  const wanted = new Map(causes.map((cause) => [idOf(cause), cause]))
  const isOpen = (exception: SheetException) => exception.settledAt === null
  const isUnchanged = sheet.exceptions.filter(isOpen).length === wanted.size && sheet.exceptions.filter(isOpen).every(({ id }) => wanted.has(id))
  if (isUnchanged) return sheet
  const kept = sheet.exceptions.map((exception) => (isOpen(exception) && !wanted.has(exception.id) ? { ...exception, settledAt: context.now } : exception))
  const known = new Set(kept.filter(isOpen).map(({ id }) => id))
  const raised = [...wanted].filter(([id]) => !known.has(id)).map(([id, cause]): SheetException => ({ id, ...cause, raisedAt: context.now, settledAt: null }))
  return { ...sheet, exceptions: [...kept, ...raised], openExceptionCount: wanted.size, rev: sheet.rev + 1 }
}

/** When the clock alone can next change something on the sheet; null when only people can. */
export function nextDueAt(sheet: Sheet, now: string): string | null {
  const { cutAt, factsDueAt, ratingsDueAt } = sheet.dates
  const soonest = (moments: readonly string[]): string | null => [...moments].filter((moment) => moment > now).sort()[0] ?? null
  // Groups whose window is over wait for the close, whoever wrote the sheet meanwhile.
  if (isPublicationDue(sheet, now)) return ratingsDueAt
  switch (sheet.state) {
    case 'live': return cutAt
    case 'collecting': return soonest([factsDueAt, ratingsDueAt, ...sheet.openClaims.filter(({ state }) => state === 'logged').map(({ until }) => until)])
    case 'rating':
      // Another minimum may have been set meanwhile.
      return isBelowMinimum(sheet) ? nextFullHour(now) : soonest([factsDueAt, ratingsDueAt])
    case 'sealed': return sheet.signature?.state === 'waiting' ? sheet.signature.dueAt : null
    case 'assessing':
    case 'reviewing':
    case 'approving':
      return nextFullHour(now)
  }
}
