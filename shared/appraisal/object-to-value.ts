import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'

export const objectToValue = declareAction({
  name: 'object-to-value', title: '对数值有异议', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, /** `metric:ID` or `rating:ITEM:ROLE`. */ valueId: id, reason }),
  output: z.object({ objectionId: z.string() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: ['live', 'collecting', 'rating'],
  doc: 'The employee objects to a metric or a rating on their own sheet, within 72 h of its entry and before the signers have it. The value leaves the score at once; somebody other than who entered it decides; undecided for 48 h it is not used.',
})
