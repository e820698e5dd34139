import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'

/** Most rows of one batch: all of them are stored in one transaction, or none. */
export const maximumBases = 200

// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const cell = z.string().check(z.maxLength(60), z.regex(/^[^\u0000-\u001F\u007F]*$/))

/** Yuan from 0 up to below a million, with at most two decimals. */
export const baseAmount = z.string().check(z.regex(/^(0|[1-9]\d{0,5})(\.\d{1,2})?$/))

/** One row in the words of the file: the person by number (工号), by name or by both; the store where a name is not enough. Empty text where a cell is empty. */
export const baseRow = z.strictObject({ line: z.int().check(z.gte(1), z.lte(100_000)), personId: cell, name: cell, store: cell, amount: baseAmount })
export type BaseRow = z.infer<typeof baseRow>

export const basesInput = z.strictObject({ periodId, rows: z.array(baseRow).check(z.minLength(1), z.maxLength(maximumBases)) })

/** Who brings bases in: those who pay by them. */
export const baseKeepers = [{ role: 'hr', reach: 'any' }, { role: 'finance', reach: 'any' }] as const

export const importBases = declareAction({
  name: 'import-bases', title: '导入绩效工资基数', kind: 'command', on: 'nobody', input: basesInput,
  output: z.object({ added: z.number(), changed: z.number(), same: z.number() }),
  refusals: ['import-invalid', 'period-too-far'],
  may: baseKeepers,
  doc: 'Stores bases of performance pay for one period, at most 200 people, all or nothing: they win over the roster\'s, reach running sheets at once and sheets that are made later. The same rows twice change nothing; frozen sheets refuse.',
})
