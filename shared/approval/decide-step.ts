import { isRefusal, refuse, type Refusal } from '../contract/refusal'
import { addHours } from '../cycle/beijing-time'
import { advanceSheet, contentHashOf, standingSignerIds, type AdvanceContext } from '../cycle/advance-sheet'
import { refuseUnspoken } from '../appraisal/decide-talk'
import { rescoreSheet } from '../appraisal/rescore-sheet'
import type { ReviewChange, Sheet, SignedStep } from '../appraisal/sheet'
import { isSheetState } from '../appraisal/sheet-state'
import { withoutReview, withReview } from './decide-review'
import { isBelowMinimum, withoutGuard } from '../pay/pay-guard'
import { payStateOf } from '../pay/pay-state'
import { returnTargets, stepAt } from './route'
import { escalateAfterHours } from './step-escalation'

/** What a signer sends: what they saw, and a remark. */
export interface StepInput {
  readonly contentHash: string
  readonly comment: string
  /** In the step 审核: what differs from the assessor's points. */
  readonly changes?: readonly ReviewChange[] | undefined
}

interface Signer {
  readonly id: string
  readonly name: string
}

/** Whether the person may act on the sheet's present step; the same checks draw the buttons and guard the writes. */
export function refuseSigner(sheet: Sheet, actorId: string): Refusal | null {
  if (sheet.employeeId === actorId) return refuse('own-sheet')
  if (sheet.holderId === actorId || sheet.escalatedToId === actorId) return null
  return standingSignerIds(sheet).includes(actorId) ? refuse('same-signer') : refuse('not-your-step')
}

/**
 * Signs the step `action` of the sheet's route: the row tells who and where it leads, the last one seals. Refuses another content than the
 * signer saw, a second signature, somebody else's step, and one's own sheet.
 */
export function decideStep(sheet: Sheet, action: string, actor: Signer, input: StepInput, context: AdvanceContext): Sheet | Refusal {
  const row = stepAt(context.template, sheet)
  if (row === null || row.action !== action) {
    const isSigned = sheet.steps.some((signed) => signed.action === action && !signed.isVoid && signed.freezeNo === sheet.freeze?.no)
    if (isSigned) return refuse('already-done')
    return sheet.state === 'sealed' ? refuse('sheet-sealed') : refuse('wrong-state')
  }
  const refused = refuseSigner(sheet, actor.id)
  if (refused !== null) return refused
  if (sheet.contentHash === null || sheet.contentHash !== input.contentHash || sheet.freeze === null) return refuse('content-changed')
  const open = sheet.scorecard.items.find(({ status }) => status === 'pending')
  if (open !== undefined) return refuse('wrong-state', `“${context.template.items.find(({ id }) => id === open.id)?.title ?? open.id}”还没有分，请退回数据补上`)
  const unspoken = refuseUnspoken(sheet, context.template, row)
  if (unspoken !== null) return unspoken
  if (isBelowMinimum(sheet)) return refuse('wrong-state', '这张表还有异常，要先由财务或人事处理，请稍后再签')
  if (!isSheetState(row.to)) throw new Error(`route of ${context.template.id} leads to the unknown state ${row.to}`)
  const reviewed = action === 'review-sheet' ? withReview(sheet, context.template, input.changes ?? [], actor, context.now) : sheet
  if (isRefusal(reviewed)) return reviewed
  const contentHash = reviewed === sheet ? sheet.contentHash : contentHashOf(reviewed, context.hashOf)
  const changed = (input.changes ?? []).filter(({ item }) => reviewed.ratedBy.some((rated) => rated.item === item && rated.role === 'reviewer'))
  const signed: SignedStep = {
    action, title: row.title, signerId: actor.id, signerName: actor.name, at: context.now, contentHash,
    comment: input.comment.trim(), freezeNo: sheet.freeze.no, isVoid: false,
    because: sheet.holderId === actor.id ? sheet.holder?.because ?? null : `${sheet.holder?.personName ?? ''} ${escalateAfterHours} 小时没有签，由上一级办理`,
    ...(changed.length === 0 ? {} : { changed }),
  }
  const moved: Sheet = { ...reviewed, contentHash, state: row.to, rev: sheet.rev + 1, steps: [...sheet.steps, signed] }
  const sealed: Sheet = row.to !== 'sealed' ? moved : {
    ...moved, sealedAt: context.now, witnessDueAt: context.now,
    signature: { state: 'waiting', at: null, reason: '', dueAt: addHours(context.now, context.signatureDays * 24), decision: null },
  }
  return advanceSheet(sealed, context)
}

/** What the holder sends to send a sheet back. */
export interface ReturnInput {
  readonly contentHash: string
  readonly to: 'collecting' | 'assessing' | 'reviewing'
  readonly reason: string
}

/**
 * Sends the sheet back to an earlier step or to the data. Signatures from there on become void, since they answered for another content;
 * so does what 审核 changed in its step; a return to the data ends the freeze; the sheet freezes again under the next number once somebody has confirmed its data (`confirm-data`).
 */
export function decideReturn(sheet: Sheet, actor: Signer, input: ReturnInput, context: AdvanceContext): Sheet | Refusal {
  if (sheet.state === 'sealed') return refuse('sheet-sealed')
  const targets = returnTargets(context.template, sheet)
  if (targets.length === 0) return refuse('wrong-state')
  const refused = refuseSigner(sheet, actor.id)
  if (refused !== null) return refused
  if (sheet.contentHash === null || sheet.contentHash !== input.contentHash) return refuse('content-changed')
  if (!targets.includes(input.to)) return refuse('wrong-state', '不能退回到这一步')
  const stateOf = new Map(context.template.route.map((row) => [row.action, row.from]))
  const order = context.template.route.map((row) => row.from)
  const from = input.to === 'collecting' ? 0 : order.indexOf(input.to)
  const isReviewVoid = order.indexOf('reviewing') >= from
  const kept = isReviewVoid ? withoutReview(sheet, context.template, context.now) : sheet
  const steps = sheet.steps.map((signed) => (order.indexOf(stateOf.get(signed.action) ?? '') >= from ? { ...signed, isVoid: true } : signed))
  // What was decided about pay below the minimum wage answered for this score; another one is judged again.
  const isPayVoid = kept.inputs.payGuard !== undefined && (input.to === 'collecting' || payStateOf(context.template, sheet) !== 'rating')
  const undecided = isPayVoid ? rescoreSheet(kept, context.template, withoutGuard(kept.inputs), '退回数据', context.now) : kept
  const returned: Sheet = {
    ...undecided, state: input.to, steps, rev: sheet.rev + 1,
    contentHash: input.to === 'collecting' ? null : undecided === sheet ? sheet.contentHash : contentHashOf(undecided, context.hashOf),
    reopenedAt: input.to === 'collecting' ? context.now : null,
    // What was agreed on in the talk was another content.
    talk: input.to === 'collecting' && sheet.talk !== null ? { ...sheet.talk, confirmation: null } : sheet.talk,
    returns: [...sheet.returns, { at: context.now, byId: actor.id, byName: actor.name, from: sheet.state, to: input.to, reason: input.reason.trim() }],
  }
  return advanceSheet(returned, context)
}
