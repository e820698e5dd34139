import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { settlementWays } from '../appraisal/sheet-exception'
import { decimal, id, reason } from '../contract/fields'

export const settleException = declareAction({
  name: 'settle-exception', title: '处理异常', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, exceptionId: id, way: z.enum(settlementWays), value: z.optional(decimal), reason }).check(z.refine(({ way, value }) => (way === 'supply') === (value !== undefined))),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'exception-settled', 'metric-invalid', 'points-invalid', 'example-missing', 'sheet-frozen', 'sheet-sealed', 'own-sheet', 'wrong-state'],
  may: [{ role: 'hr', reach: 'scope' }],
  sheetStates: ['live', 'collecting', 'rating'],
  doc: 'HR supplies what a sheet waits for (a metric value, a target or a rating), or settles the item with full marks, 0 or by leaving it out, with a reason that stays on the sheet.',
})
