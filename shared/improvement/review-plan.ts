import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, note } from '../contract/fields'
import { talkLeaders, talkStates } from '../appraisal/plan-talk'
import { reviewOutcomes } from './improvement-plan'

export const reviewPlan = declareAction({
  name: 'review-plan', title: '回顾上期计划', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, outcomes: z.array(z.enum(reviewOutcomes)).check(z.minLength(1), z.maxLength(20)), remark: note }),
  output: z.object({ sheetId: z.string() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'already-done', 'bad-input', 'sheet-sealed', 'wrong-state'],
  may: talkLeaders,
  sheetStates: talkStates,
  doc: 'On this period\'s sheet the superior looks back on the plan of the period before: each step done, partly done or not.',
})
