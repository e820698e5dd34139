import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, reason } from '../contract/fields'
import { objectionStates } from './objection'

export const decideObjection = declareAction({
  name: 'decide-objection', title: '裁定数值异议', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, objectionId: id, verdict: z.enum(['upheld', 'changed', 'dropped']), value: z.nullable(decimal), reason }).check(z.refine(({ verdict, value }) => (verdict === 'changed') === (value !== null))),
  output: z.object({ objectionId: z.string(), state: z.enum(objectionStates) }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'already-done', 'window-closed', 'own-report', 'metric-invalid', 'metric-unknown', 'points-invalid', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  sheetStates: ['live', 'collecting', 'rating'],
  doc: 'Somebody other than the employee and who entered the value decides an objection: the value stands, another takes its place on this sheet, or it is not used and its item waits for a checked one.',
})
