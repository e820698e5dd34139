import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, reason } from '../contract/fields'

export const settleException = declareAction({
  name: 'settle-exception', title: '处理异常', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, exceptionId: id, way: z.literal('supply'), value: decimal, reason }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'exception-settled', 'metric-invalid', 'points-invalid', 'sheet-frozen', 'sheet-sealed', 'own-sheet', 'wrong-state'],
  may: [{ role: 'hr', reach: 'scope' }],
  sheetStates: ['live', 'collecting', 'rating'],
  doc: 'HR supplies what a sheet waits for (a metric value or a rating), with a reason that stays on the sheet.',
})
