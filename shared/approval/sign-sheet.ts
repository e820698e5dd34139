import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Sheet } from '../appraisal/sheet'

export const signSheet = declareAction({
  name: 'sign-sheet', title: '本人签字', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, contentHash: hash, answer: z.enum(['signed', 'appealed']), reason: note }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'content-changed', 'wrong-state', 'bad-input'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: ['sealed'],
  doc: 'The worker signs the sealed sheet or appeals with a reason. Silence is not consent: unanswered it stays unsigned.',
})

/** The sheet with the worker's answer. A late answer after the due date still counts: only the same answer twice is refused. */
export function decideSignSheet(sheet: Sheet, input: z.infer<typeof signSheet.input>, now: string): Sheet | Refusal {
  if (sheet.signature === null) return refuse('wrong-state')
  if (sheet.contentHash !== input.contentHash) return refuse('content-changed')
  if (sheet.signature.state === 'signed' || sheet.signature.state === 'appealed') return refuse('already-done', '您已经签过这张表了')
  if (input.answer === 'appealed' && input.reason.trim().length < 2) return refuse('bad-input', '请写明申诉的理由', 'reason')
  return { ...sheet, rev: sheet.rev + 1, signature: { ...sheet.signature, state: input.answer, at: now, reason: input.reason.trim() } }
}
