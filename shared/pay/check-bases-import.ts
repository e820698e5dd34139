import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { rowProblem } from '../job/import-jobs'
import { baseKeepers, basesInput } from './import-bases'

/** What a row would do: `was` is what was imported before, `roster` the person's base on the roster, null without. */
export const baseEffect = z.object({
  line: z.number(), personId: z.string(), name: z.string(), storeName: z.string(), kind: z.enum(['new', 'changed', 'same']),
  amount: z.string(), was: z.nullable(z.string()), roster: z.nullable(z.string()),
})
export type BaseEffect = z.infer<typeof baseEffect>

export const checkBasesImport = declareAction({
  name: 'check-bases-import', title: '检查基数表格', kind: 'query', on: 'nobody', input: basesInput,
  output: z.object({ problems: z.array(rowProblem), effects: z.array(baseEffect) }), refusals: ['period-too-far'],
  may: baseKeepers,
  doc: 'Tells what bases would be imported for whom, and what is wrong with each row, without storing anything.',
})
