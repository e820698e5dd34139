import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, periodId } from '../contract/fields'
import { mostPeople, teamOrders } from './list-limits'
import { sheetBrief } from './sheet-view'

export const listTeam = declareAction({
  name: 'list-team', title: '团队', kind: 'query', on: 'nobody',
  /** `order` is `low` where it is not given, `storeId` narrows the list to a store. */
  input: z.strictObject({ periodId: z.nullable(periodId), order: z.optional(z.enum(teamOrders)), storeId: z.optional(z.nullable(id)), count: z.optional(z.number().check(z.int(), z.gte(1), z.lte(mostPeople))) }),
  output: z.object({
    periodId: z.nullable(z.string()), periods: z.array(z.string()),
    /** Of all sheets, whatever the list is narrowed to; the average is of those whose total is settled. */
    figures: z.object({ count: z.number(), settled: z.number(), average: z.nullable(z.string()), belowPass: z.number(), waiting: z.number() }),
    stores: z.array(z.object({ storeId: z.string(), title: z.string() })),
    /** How many the narrowed list has; `sheets` are the first of them. */
    askedCount: z.number(), sheets: z.array(sheetBrief),
    /** Points lost per item over these sheets, the most first: where the shop loses points. */
    lostByItem: z.array(z.object({ itemId: z.string(), itemTitle: z.string(), lost: z.string(), max: z.string() })),
  }),
  refusals: [],
  may: [{ role: 'supervisor', reach: 'any' }, { role: 'store-manager', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'hr', reach: 'any' }],
  doc: 'The sheets of the caller\'s people in a month (null: the running one) in brief: the first hundred in the order that is asked for, or as many as are asked for; figures and where points are lost are of all.',
})
