import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { sheetBrief } from './sheet-view'

export const listTeam = declareAction({
  name: 'list-team', title: '团队', kind: 'query', on: 'nobody',
  input: z.strictObject({ periodId: z.nullable(periodId) }),
  output: z.object({
    periodId: z.nullable(z.string()), periods: z.array(z.string()), sheets: z.array(sheetBrief),
    /** Points lost per item over these sheets, the most first: where the shop loses points. */
    lostByItem: z.array(z.object({ itemId: z.string(), itemTitle: z.string(), lost: z.string(), max: z.string() })),
  }),
  refusals: [],
  may: [{ role: 'supervisor', reach: 'any' }, { role: 'store-manager', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'hr', reach: 'any' }],
  doc: 'The sheets of the caller\'s people in a month (null: the running one) in brief, and where points are lost.',
})
