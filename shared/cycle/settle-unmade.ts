import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'

export const settleUnmade = declareAction({
  name: 'settle-unmade', title: '处理没建成的考核表', kind: 'command', on: 'nobody',
  input: z.strictObject({
    /** The id that the sheet would have. */
    sheetId: id,
    /** Make it now, or go on without it. */
    way: z.enum(['make', 'waive']), reason,
  }),
  output: z.object({ sheetId: z.string(), isMade: z.boolean() }),
  refusals: ['not-found', 'own-sheet', 'exception-settled', 'record-broken'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'HR has a sheet that could not be made made at once, after its cause was mended, or goes on without it knowingly: a period does not end while one is neither made nor waived. One that was waived can still be made until the period is closed.',
})
