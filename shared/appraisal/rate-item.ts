import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note } from '../contract/fields'
import { statesThat } from './sheet-state'

export const rateItem = declareAction({
  name: 'rate-item', title: '评分', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, item: id, points: z.optional(decimal), level: z.optional(z.number().check(z.int(), z.gte(1), z.lte(5))), comment: note }).check(z.refine(({ points, level }) => (points === undefined) !== (level === undefined))),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'points-invalid', 'example-missing', 'own-sheet', 'sheet-frozen', 'sheet-sealed', 'wrong-state'],
  may: (['supervisor', 'store-manager', 'sales-manager', 'after-sales-manager', 'general-manager'] as const).map((role) => ({ role, reach: 'scope' as const })),
  sheetStates: statesThat('takesRatings'),
  doc: 'A rater gives points, or one of five levels, on an item that the form assigns to them by their role, such as the sales manager on coordination.',
})
