import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, periodId } from '../contract/fields'
import { triedSettings } from './tried-settings'

const maybe = z.nullable(z.string())
const span = z.nullable(z.object({ min: maybe, max: maybe }))
const payGap = z.nullable(z.object({ pay: z.string(), minimum: z.string(), gap: z.string() }))

/** What becomes of a sealed sheet under another version of its form or other settings: `open` waits for values that a new item needs, `failed` can't be scored. */
export const rehearsalOutcomes = ['gain', 'loss', 'same', 'open', 'failed'] as const
export type RehearsalOutcome = (typeof rehearsalOutcomes)[number]

/** One sheet before and after. Points have two places, money is yuan to the fen; null where there is none or it is open. */
export const rehearsalLine = z.object({
  sheetId: z.string(), employeeId: z.string(), employeeName: z.string(), storeName: z.string(), periodId: z.string(), pays: z.boolean(), outcome: z.enum(rehearsalOutcomes),
  totalBefore: z.string(), totalAfter: maybe, payBefore: maybe, payAfter: maybe,
  /** After minus before, of pay and of points. */
  payDifference: maybe, totalDifference: maybe,
  /** Where it is open: what it could come to; an unbounded end is null. */
  totalRange: span, payRange: span,
  /** The base in yuan that pay before and after follows from. */
  baseBefore: maybe, baseAfter: maybe,
  /** How far what the points earned lies below the minimum wage; null where it doesn't, without a minimum, and where it is open. */
  gapBefore: payGap, gapAfter: payGap,
  /** Whether the pass mark is reached; null on a form without one, and where it is open. */
  passBefore: z.nullable(z.boolean()), passAfter: z.nullable(z.boolean()),
  /** Why it is open or can't be scored; empty otherwise. */
  why: z.string(),
})
export type RehearsalLine = z.infer<typeof rehearsalLine>

export const rehearseTemplate = declareAction({
  name: 'rehearse-template', title: '试算', kind: 'query', on: 'nobody',
  input: z.strictObject({
    /** Null for the first form with changes that are not published, else the first in use. */
    templateId: z.nullable(id), version: z.enum(['draft', 'in-use']),
    /** Settings to try on top of the form; null for none. */
    tried: z.nullable(triedSettings),
    /** Null for the newest month that has been closed. */
    periodId: z.nullable(periodId),
    /** The sheet after which to go on; null at the beginning. */
    after: z.nullable(id),
  }),
  output: z.object({
    templateId: maybe, title: z.string(), number: z.number(), forms: z.array(z.object({ id: z.string(), title: z.string(), hasDraft: z.boolean() })),
    periods: z.array(z.string()), periodId: maybe, lines: z.array(rehearsalLine),
    /** What holds now, for whoever tries something else: of the form as chosen, and of the company for the stores that the caller's role reaches. */
    current: z.object({
      passMark: maybe, cap: maybe, minimumWages: z.object({ company: maybe, stores: z.array(z.object({ storeId: z.string(), yuan: maybe })) }), stores: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    /** Where to go on; null at the end of the period. */
    next: maybe,
  }),
  refusals: ['template-unknown', 'draft-missing'],
  may: [{ role: 'hr', reach: 'any' }, { role: 'finance', reach: 'any' }, { role: 'general-manager', reach: 'any' }],
  doc: 'Scores the sealed sheets of a past period by another version of their form or other settings (pass mark, cap, bases, minimum wages), from the inputs that were frozen, and says who gains or loses how much in points and yuan, who would lie below the minimum wage, and who below the pass mark. Nothing is written. A hundred sheets at a time.',
})
