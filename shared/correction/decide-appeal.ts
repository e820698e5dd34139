import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { standingSignerIds } from '../cycle/advance-sheet'
import { isGranted } from '../people/permission'
import type { Person } from '../people/person'
import type { Sheet } from '../appraisal/sheet'

export const decideAppeal = declareAction({
  name: 'decide-appeal', title: '答复申诉', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, reason }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'own-sheet', 'wrong-state', 'already-done', 'same-signer', 'correction-open'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  sheetStates: ['sealed'],
  doc: 'Somebody who did not sign the sheet answers an appeal (somebody who did only where nobody else may): the result stands, and why. Where it does not stand, the answer is a correction.',
})

/** Whether somebody may answer an appeal against the sheet who did not sign it. */
export function hasImpartialJudge(sheet: Sheet, leads: readonly Person[]): boolean {
  const signed = standingSignerIds(sheet)
  const about = { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
  return leads.some((person) => person.status === 'active' && !signed.includes(person._id) && isGranted(decideAppeal.may, person, about))
}

/**
 * The sheet with the appeal answered: its result is kept. Who signed the sheet can't judge an appeal against it, unless nobody else is left who could:
 * no appeal waits for ever, and the answer says so.
 */
export function decideOnAppeal(sheet: Sheet, actor: { readonly id: string; readonly name: string }, why: string, now: string, isSomebodyElse: boolean): Sheet | Refusal {
  const { signature } = sheet
  if (signature === null || signature.state !== 'appealed') return refuse('wrong-state', '这张表没有申诉')
  if (signature.decision !== null) return refuse('already-done', '这个申诉已经答复过了')
  if (sheet.openCorrectionId !== null) return refuse('correction-open')
  const hasSigned = standingSignerIds(sheet).includes(actor.id)
  if (hasSigned && isSomebodyElse) return refuse('same-signer', '您签过这张表，申诉要由别人答复')
  return {
    ...sheet, rev: sheet.rev + 1, witnessDueAt: now, isAppealOpen: false,
    signature: { ...signature, decision: { verdict: 'kept', byId: actor.id, byName: actor.name, at: now, reason: why.trim(), ...(hasSigned ? { because: '能答复的人都签过这张表' } : {}) } },
  }
}
