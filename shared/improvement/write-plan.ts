import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { day, id, reason } from '../contract/fields'
import { talkLeaders } from '../appraisal/plan-talk'

export const writePlan = declareAction({
  name: 'write-plan', title: '定改进计划', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, steps: z.array(z.strictObject({ item: id, text: reason, dueOn: day })).check(z.minLength(1), z.maxLength(20)) }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'bad-input', 'wrong-state'],
  may: [{ role: 'everybody', reach: 'self' }, ...talkLeaders],
  sheetStates: ['collecting', 'rating', 'assessing', 'reviewing', 'approving', 'sealed'],
  doc: 'The person or their superior writes the improvement plan for the items that scored low; sending the other\'s steps unchanged agrees to them.',
})
