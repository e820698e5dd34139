import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { raterRoles } from '../scoring/template'
import { answersInput } from './decide-answers'

export const submitAnswers = declareAction({
  name: 'submit-answers', title: '匿名评分', kind: 'command', on: 'nobody', discretion: 'anonymous',
  input: z.strictObject({ sheetId: id, role: z.enum(raterRoles), ...answersInput }),
  output: z.object({ isDone: z.literal(true) }),
  refusals: ['not-found', 'already-done', 'points-invalid', 'window-closed'],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Somebody who is asked hands in their anonymous answers, once. They are kept without name, time or order; only that this person has answered is kept, apart from them.',
})
