import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'

export const retryRecord = declareAction({
  name: 'retry-record', title: '再读一次', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, reason }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'exception-settled', 'record-broken'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'After a broken record was repaired HR has the sheet read and moved on again at once; its exception ends where that works, and stays where it does not.',
})
