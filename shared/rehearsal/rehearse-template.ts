import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, periodId } from '../contract/fields'

const maybe = z.nullable(z.string())
const span = z.nullable(z.object({ min: maybe, max: maybe }))

/** What becomes of a sealed sheet under another version of its form: `open` waits for values that a new item needs, `failed` can't be scored. */
export const rehearsalOutcomes = ['gain', 'loss', 'same', 'open', 'failed'] as const
export type RehearsalOutcome = (typeof rehearsalOutcomes)[number]

/** One sheet before and after. Points have two places, money is yuan to the fen; null where there is none or it is open. */
export const rehearsalLine = z.object({
  sheetId: z.string(), employeeName: z.string(), storeName: z.string(), periodId: z.string(), outcome: z.enum(rehearsalOutcomes),
  totalBefore: z.string(), totalAfter: maybe, payBefore: maybe, payAfter: maybe,
  /** After minus before, of pay and of points. */
  payDifference: maybe, totalDifference: maybe,
  /** Where it is open: what it could come to; an unbounded end is null. */
  totalRange: span, payRange: span,
  /** Why it is open or can't be scored; empty otherwise. */
  why: z.string(),
})
export type RehearsalLine = z.infer<typeof rehearsalLine>

export const rehearseTemplate = declareAction({
  name: 'rehearse-template', title: '试算考核表', kind: 'query', on: 'nobody',
  input: z.strictObject({
    /** Null for the first form with changes that are not published, else the first in use. */
    templateId: z.nullable(id), version: z.enum(['draft', 'in-use']),
    /** Null for the newest month that has been closed. */
    periodId: z.nullable(periodId),
    /** The sheet after which to go on; null at the beginning. */
    after: z.nullable(id),
  }),
  output: z.object({
    templateId: maybe, title: z.string(), number: z.number(), forms: z.array(z.object({ id: z.string(), title: z.string(), hasDraft: z.boolean() })),
    periods: z.array(z.string()), periodId: maybe, lines: z.array(rehearsalLine),
    /** Where to go on; null at the end of the period. */
    next: maybe,
  }),
  refusals: ['template-unknown', 'draft-missing'],
  may: [{ role: 'hr', reach: 'any' }, { role: 'finance', reach: 'any' }, { role: 'general-manager', reach: 'any' }],
  doc: 'Scores the sealed sheets of a past period by another version of their form, from the inputs that were frozen, and says who gains or loses how much in points and yuan. Nothing is written. A hundred sheets at a time.',
})
