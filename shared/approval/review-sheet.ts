import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note } from '../contract/fields'
import { stepHolders, stepInput, stepOutput, stepRefusals } from './sign-step'

export const reviewSheet = declareAction({
  name: 'review-sheet', title: '审核', kind: 'command', on: 'sheet', 
  input: z.extend(stepInput, {
    /** Points or levels that differ from the assessor's, each with its reason; what is not named is taken over. */
    changes: z.optional(z.array(z.strictObject({ item: id, points: z.optional(decimal), level: z.optional(z.number().check(z.int(), z.gte(1), z.lte(5))), reason: note })).check(z.maxLength(60))),
  }),
  output: stepOutput, refusals: [...stepRefusals, 'points-invalid', 'reason-missing', 'example-missing'], may: stepHolders,
  sheetStates: ['reviewing'],
  doc: 'The step 审核 of the route: its holder signs the content that they saw (`contentHash`). Where the form has a column 审核 they fill it: the assessor\'s points as they stand, or `changes` with reasons.',
})
