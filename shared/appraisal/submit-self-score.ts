import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note } from '../contract/fields'
import { boundPhotos } from '../evidence/photo'
import { statesThat } from './sheet-state'

/** What a change to a self-score follows: the revision that the page knew, the page that it was opened as, and the how manieth change it is there. */
export const draftBase = z.strictObject({ base: z.number().check(z.int(), z.gte(0), z.lte(1_000_000)), writer: id, no: z.number().check(z.int(), z.gte(1), z.lte(1_000_000)) })

export const submitSelfScore = declareAction({
  name: 'submit-self-score', title: '提交自评', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, points: z.array(z.strictObject({ item: id, points: decimal, remark: z.optional(note), photos: z.optional(boundPhotos) })).check(z.minLength(1), z.maxLength(60)), comment: note, follows: z.optional(draftBase) }),
  output: z.object({ sheetId: z.string(), rev: z.number(), selfTotal: z.string() }),
  refusals: ['not-found', 'forbidden', 'points-invalid', 'draft-newer', 'sheet-frozen', 'sheet-sealed', 'wrong-state'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: statesThat('takesSelfScore'),
  doc: 'The employee\'s own points for every item. They inform those who score and never count by themselves. Photos are bound by hash here and attached by `attach-self-photo`. With `follows` it never replaces what another phone has saved or handed in since.',
})
