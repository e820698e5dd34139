import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { mostSettledAtOnce } from './settlement-limit'
import { settleException } from './settle-exception'

export const settleExceptions = declareAction({
  name: 'settle-exceptions', title: '一起处理异常', kind: 'command', on: 'nobody',
  input: z.strictObject({
    exceptions: z.array(z.strictObject({ sheetId: id, exceptionId: id })).check(z.minLength(1), z.maxLength(mostSettledAtOnce)),
    way: z.enum(['full', 'zero', 'exclude']), reason,
  }),
  output: z.object({
    settled: z.number(),
    /** Those that could not be settled, with why; the others are. */
    refused: z.array(z.object({ sheetId: z.string(), exceptionId: z.string(), message: z.string() })),
  }),
  refusals: [],
  may: settleException.may.map(({ role }) => ({ role, reach: 'any' as const })),
  doc: 'HR settles several exceptions in one way with one reason. Each sheet is judged as by `settle-exception`; what can\'t be settled is named and stops none of the others.',
})
