import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { periodIdOf } from '../cycle/beijing-time'
import type { Sheet } from '../appraisal/sheet'
import type { Correction } from './correction'

export const decideCorrection = declareAction({
  name: 'decide-correction', title: '确认更正', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, correctionId: id, contentHash: hash, answer: z.enum(['confirmed', 'declined']), comment: note }),
  output: z.object({ correctionId: z.string(), version: z.number() }),
  refusals: ['not-found', 'own-sheet', 'wrong-state', 'content-changed', 'already-done', 'same-signer', 'bad-input'],
  may: [{ role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' }],
  sheetStates: ['sealed'],
  doc: 'The second signer confirms a correction, which makes the next version of the sheet and a difference on the next pay list, or declines it with a reason.',
})

/** Sheet and correction after the second signer's answer. */
export interface DecidedCorrection {
  readonly sheet: Sheet
  readonly correction: Correction
}

/** What the second signer decides: never the proposer, never the person concerned (the caller's permission sees to that), only on the content seen. */
export function decideOnCorrection(
  sheet: Sheet, correction: Correction, actor: { readonly id: string; readonly name: string }, input: z.infer<typeof decideCorrection.input>, now: string,
): DecidedCorrection | Refusal {
  if (correction.state !== 'proposed' || sheet.openCorrectionId !== correction._id) return refuse('already-done', '这项更正已经处理过了')
  if (correction.contentHash !== input.contentHash) return refuse('content-changed')
  if (correction.proposedBy.id === actor.id) return refuse('same-signer', '更正要由提出人以外的人确认')
  if (input.answer === 'declined' && input.comment.trim().length < 2) return refuse('bad-input', '请写明不通过的理由', 'comment')
  const signer = { id: actor.id, name: actor.name, at: now, comment: input.comment.trim() }
  const closed: Sheet = { ...sheet, openCorrectionId: null, rev: sheet.rev + 1 }
  if (input.answer === 'declined') return { sheet: closed, correction: { ...correction, state: 'declined', confirmedBy: signer, rev: correction.rev + 1 } }
  const { signature } = closed
  const answered = !correction.answersAppeal || signature === null ? signature
    : { ...signature, decision: { verdict: 'corrected' as const, byId: actor.id, byName: actor.name, at: now, reason: correction.reason } }
  return {
    sheet: {
      ...closed, version: correction.version, currentCorrectionId: correction._id, signature: answered,
      isAppealOpen: correction.answersAppeal ? false : closed.isAppealOpen,
      witnessDueAt: correction.answersAppeal ? now : closed.witnessDueAt,
    },
    correction: {
      ...correction, state: 'sealed', confirmedBy: signer, witnessDueAt: now, rev: correction.rev + 1,
      payPeriodId: correction.payDifference === null ? null : periodIdOf(now),
    },
  }
}
