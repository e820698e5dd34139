import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, instant, note } from '../contract/fields'
import { submitSelfScore } from './submit-self-score'

export const saveSelfScoreDraft = declareAction({
  name: 'save-self-score-draft', title: '存自评草稿', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, points: z.array(z.strictObject({ item: id, points: z.string().check(z.regex(/^[0-9.]{0,16}$/)), remark: note, editedAt: z.optional(instant) })).check(z.maxLength(60)), comment: note, commentEditedAt: z.optional(instant) }),
  output: z.object({ sheetId: z.string(), savedAt: z.string() }),
  refusals: ['not-found', 'forbidden', 'sheet-sealed', 'sheet-frozen', 'wrong-state'],
  may: submitSelfScore.may,
  sheetStates: submitSelfScore.sheetStates ?? [],
  doc: 'Keeps the self-score as far as it is filled in, so that it goes on with another phone: item by item what was edited last stays. Nobody but the employee sees it; it is handed in by `submit-self-score`.',
})
