import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { isRefusal, refuse, type Refusal } from '../contract/refusal'
import type { Json } from '../contract/canonical-json'
import { InputError } from '../scoring/input-error'
import { subtractPoints } from '../scoring/exact'
import { engineVersion, scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import type { Template } from '../scoring/template'
import { correctionContentOf } from '../seal/correction-content'
import type { HashOf } from '../seal/merkle'
import { leafOf } from '../seal/seal-batch'
import { sealedContentOf } from '../seal/sealed-content'
import type { Sheet } from '../appraisal/sheet'
import { minimumFor, type MinimumWages } from '../pay/minimum-wage'
import { payGapOf, payGuardChoices, withoutGuard } from '../pay/pay-guard'
import { correctionIdOf, type Correction } from './correction'
import { applyChange } from './apply-change'
import { inputChange } from './input-change'

export const proposeCorrection = declareAction({
  name: 'propose-correction', title: '提出更正', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, version: z.number().check(z.int(), z.gte(1), z.lte(100)), changes: z.array(inputChange).check(z.minLength(1), z.maxLength(20)), payGuard: z.optional(z.enum(payGuardChoices)), reason }),
  output: z.object({ correctionId: z.string(), totalBefore: z.string(), totalAfter: z.string(), payDifference: z.nullable(z.string()) }),
  refusals: ['not-found', 'own-sheet', 'wrong-state', 'content-changed', 'already-done', 'metric-unknown', 'points-invalid', 'correction-changes-nothing', 'correction-open', 'pay-below-minimum'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }],
  sheetStates: ['sealed'],
  doc: 'Proposes a correction of a sealed sheet: which frozen inputs were wrong, and why. It counts only once a second person has confirmed it; the sealed version stays as it is. Where its pay would lie below the minimum wage HR says in it whether that is topped up (`payGuard`).',
})

/** What a sheet says at present: as sealed, or as its last correction left it. */
export interface Standing {
  readonly inputs: SheetInputs
  readonly scorecard: Scorecard
  readonly leaf: string
}

/** What the sheet says at present; `correction` is the last sealed one. Its leaf is known before its batch: it is the hash of content that no longer changes. */
export function standingOf(sheet: Sheet, correction: Correction | null, hashOf: HashOf): Standing {
  if (correction !== null) return { inputs: correction.inputs, scorecard: correction.scorecard, leaf: correction.seal?.leaf ?? leafOf('correction', correctionContentOf(correction), hashOf) }
  return { inputs: sheet.inputs, scorecard: sheet.scorecard, leaf: sheet.seal?.leaf ?? leafOf('sheet', sealedContentOf(sheet), hashOf) }
}

interface Proposal {
  readonly sheet: Sheet
  readonly current: Correction | null
  readonly template: Template
  readonly templateHash: string
  readonly actor: { readonly id: string; readonly name: string }
  readonly input: z.infer<typeof proposeCorrection.input>
  readonly now: string
  readonly hashOf: HashOf
  readonly minimumWages: MinimumWages
  /** Whether the proposer may decide about pay below the minimum wage. */
  readonly decidesPay: boolean
}

/** Hash of what both signers of a correction answer for. */
export function correctionHashOf(correction: Pick<Correction, 'sheetId' | 'version' | 'previousLeaf' | 'changes' | 'reason' | 'inputs' | 'scorecard' | 'engineVersion'>, hashOf: HashOf): string {
  const { sheetId, version, previousLeaf, changes, reason: why, inputs, scorecard, engineVersion: engine } = correction
  return hashOf(JSON.parse(JSON.stringify({ sheetId, version, previousLeaf, changes, reason: why, inputs, scorecard, engine })) as Json)
}

/** What of a result somebody would notice: the points of every item, the total and the pay. */
function pointsText({ items, total, pay }: Scorecard): string {
  return JSON.stringify([items.map(({ id: item, points }) => [item, points]), total, pay])
}

/**
 * The corrected inputs with what is decided about pay below the minimum wage: anew, since another score was decided on before. Where the company
 * has taken its minimum away, the one that the sheet was sealed with holds.
 */
function guardedInputs({ sheet, template, actor, input, minimumWages, decidesPay }: Proposal, corrected: SheetInputs): SheetInputs | Refusal {
  const inputs = withoutGuard(corrected)
  const sealedMinimum = corrected.payGuard === undefined ? null : String(corrected.payGuard.minimum)
  const gap = payGapOf({ pays: sheet.pays, inputs, scorecard: scoreSheet(template, inputs) }, template, minimumFor(sheet, minimumWages) ?? sealedMinimum)
  if (gap === null) return inputs
  if (!decidesPay) return refuse('pay-below-minimum', '更正后绩效工资低于最低工资标准，请人事来提出这项更正')
  if (input.payGuard === undefined) return refuse('pay-below-minimum')
  return { ...inputs, payGuard: { minimum: gap.minimum, choice: input.payGuard, reason: input.reason.trim(), by: actor.name } }
}

function titleOf({ items }: Template, itemId: string): string {
  return items.find(({ id: known }) => known === itemId)?.title ?? itemId
}

function rescored(proposal: Proposal, standing: Standing): { inputs: SheetInputs; scorecard: Scorecard } | Refusal {
  let inputs = standing.inputs
  for (const change of proposal.input.changes) {
    const changed = applyChange(inputs, proposal.template, change, { name: proposal.actor.name, at: proposal.now })
    if (isRefusal(changed)) return changed
    inputs = changed
  }
  try {
    const guarded = guardedInputs(proposal, inputs)
    if (isRefusal(guarded)) return guarded
    const scorecard = scoreSheet(proposal.template, guarded)
    // A sealed sheet has no open item: one that a correction opened would take the pay away without a difference.
    const open = scorecard.items.find(({ status }) => status === 'pending')
    return open === undefined ? { inputs: guarded, scorecard } : refuse('points-invalid', `这样更正，“${titleOf(proposal.template, open.id)}”就没有分了`, 'changes')
  } catch (failure) {
    if (failure instanceof InputError) return refuse('points-invalid', failure.sentence, failure.field)
    throw failure
  }
}

/**
 * A correction over what the sheet says at present, scored by the sheet's own template version, or a refusal: another version was seen, one is
 * open already, nothing would change, or an input is not possible.
 */
export function decideProposeCorrection(proposal: Proposal): Correction | Refusal {
  const { sheet, current, input, actor, now, hashOf } = proposal
  if (sheet.openCorrectionId !== null) return refuse('correction-open')
  if (sheet.version !== input.version) return refuse('content-changed')
  if (!sheet.pays && input.changes.some(({ kind }) => kind === 'base')) return refuse('correction-changes-nothing', '这张表不发绩效工资')
  const standing = standingOf(sheet, current, hashOf)
  const result = rescored(proposal, standing)
  if (isRefusal(result)) return result
  if (pointsText(result.scorecard) === pointsText(standing.scorecard)) return refuse('correction-changes-nothing')
  const { pay: payBefore, total: totalBefore } = standing.scorecard
  const payAfter = result.scorecard.pay
  const base = {
    _id: correctionIdOf(sheet._id, sheet.correctionCount + 1), sheetId: sheet._id, version: sheet.version + 1,
    periodId: sheet.periodId, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeId: sheet.storeId, storeName: sheet.storeName, supervisorId: sheet.supervisorId,
    templateId: sheet.templateId, templateVersion: sheet.templateVersion, templateHash: proposal.templateHash, engineVersion,
    state: 'proposed' as const, previousLeaf: standing.leaf, changes: input.changes, reason: input.reason.trim(), ...result, totalBefore, payBefore,
    // Without a base nothing was paid: the whole pay is the difference.
    payDifference: payAfter === null ? null : subtractPoints(payAfter, payBefore ?? 0),
    proposedBy: { id: actor.id, name: actor.name, at: now, comment: input.reason.trim() }, confirmedBy: null, payPeriodId: null,
    answersAppeal: sheet.signature?.state === 'appealed' && sheet.signature.decision === null, seal: null, witnessDueAt: null, rev: 1,
  }
  return { ...base, contentHash: correctionHashOf(base, hashOf) }
}
