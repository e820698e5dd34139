import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { addHours } from '../cycle/beijing-time'
import type { Sheet } from '../appraisal/sheet'

/** Days after the seal in which the worker may appeal (申诉期). */
export const appealDays = 7

export const signSheet = declareAction({
  name: 'sign-sheet', title: '本人签字', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, contentHash: hash, answer: z.enum(['signed', 'appealed']), reason: note }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'content-changed', 'wrong-state', 'window-closed', 'bad-input'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: ['sealed'],
  doc: 'The worker signs the sealed sheet or appeals with a reason. Silence is not consent: unanswered it stays unsigned. An appeal is possible for seven days.',
})

/** The sheet with the worker's answer. A late signature still counts; an appeal has its window; only the same answer twice is refused. */
export function decideSignSheet(sheet: Sheet, input: z.infer<typeof signSheet.input>, now: string): Sheet | Refusal {
  if (sheet.signature === null) return refuse('wrong-state')
  if (sheet.contentHash !== input.contentHash) return refuse('content-changed')
  if (sheet.signature.state === 'signed' || sheet.signature.state === 'appealed') return refuse('already-done', '您已经签过这张表了')
  if (input.answer === 'appealed' && input.reason.trim().length < 2) return refuse('bad-input', '请写明申诉的理由', 'reason')
  const isLate = sheet.sealedAt === null || now >= addHours(sheet.sealedAt, appealDays * 24)
  if (input.answer === 'appealed' && isLate) return refuse('window-closed', `封存 ${appealDays} 天以后不能再申诉，有问题请找人事`)
  return {
    ...sheet, rev: sheet.rev + 1, witnessDueAt: now, isAppealOpen: input.answer === 'appealed',
    signature: { ...sheet.signature, state: input.answer, at: now, reason: input.reason.trim() },
  }
}
