import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note } from '../contract/fields'
import { statesThat } from './sheet-state'

export const rateItem = declareAction({
  name: 'rate-item', title: '评分', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, item: id, points: decimal, comment: note }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'points-invalid', 'own-sheet', 'sheet-frozen', 'sheet-sealed', 'wrong-state'],
  may: [{ role: 'sales-manager', reach: 'scope' }],
  sheetStates: statesThat('takesRatings'),
  doc: 'A rater gives points on an item that the form assigns to their role, such as the sales manager on coordination.',
})
