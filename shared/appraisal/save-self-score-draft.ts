import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id, note } from '../contract/fields'
import { photoLimits } from '../evidence/photo'
import { draftBase, submitSelfScore } from './submit-self-score'

export const saveSelfScoreDraft = declareAction({
  name: 'save-self-score-draft', title: '存自评草稿', kind: 'command', on: 'sheet',
  input: z.strictObject({
    sheetId: id, follows: draftBase, comment: note,
    /** Every item that is filled in, with the hashes of photos that lie on a phone. */
    points: z.array(z.strictObject({ item: id, points: z.string().check(z.regex(/^[0-9.]{0,16}$/)), remark: note, photos: z.array(hash).check(z.maxLength(photoLimits.photos * 4)) })).check(z.maxLength(60)),
  }),
  output: z.object({ sheetId: z.string(), revision: z.number(), savedAt: z.string() }),
  refusals: ['not-found', 'forbidden', 'draft-newer', 'sheet-sealed', 'sheet-frozen', 'wrong-state'],
  may: submitSelfScore.may,
  sheetStates: submitSelfScore.sheetStates ?? [],
  doc: 'Keeps the self-score as far as it is filled in, so that it goes on with another phone. What another phone has saved or handed in since is never replaced: the phone asks the person. Nobody but the employee sees it; it is handed in by `submit-self-score`.',
})
