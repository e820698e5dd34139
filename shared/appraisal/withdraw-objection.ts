import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { objectionStates } from './objection'

export const withdrawObjection = declareAction({
  name: 'withdraw-objection', title: '撤回数值异议', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, objectionId: id }),
  output: z.object({ objectionId: z.string(), state: z.enum(objectionStates) }),
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: ['live', 'collecting', 'rating'],
  doc: 'The employee takes back an objection that nobody has decided yet: the value counts again as it was entered. The same value can\'t be objected to a second time.',
})
