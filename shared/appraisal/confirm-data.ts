import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { sheetStates, type SheetState } from './sheet-state'
import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import type { Sheet } from './sheet'

export const confirmData = declareAction({
  name: 'confirm-data', title: '数据已核对', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, reason }),
  output: z.object({ sheetId: z.string(), rev: z.number(), state: z.enum(sheetStates) }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'sheet-sealed', 'wrong-state', 'already-done'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }],
  sheetStates: ['collecting'],
  doc: 'After a return to the data somebody confirms that it has been put right (or was right); the sheet then freezes again.',
})

/** The sheet on its way again, or a refusal where nothing was sent back. */
export function decideConfirmData(sheet: Sheet, context: AdvanceContext): Sheet | Refusal {
  const expected: SheetState = 'collecting'
  if (sheet.state !== expected) return refuse('wrong-state')
  if (sheet.reopenedAt === null) return refuse('already-done', '这张表没有等待核对的退回')
  return advanceSheet({ ...sheet, reopenedAt: null, rev: sheet.rev + 1 }, context)
}
