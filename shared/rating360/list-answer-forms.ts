import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { answerForm } from './answer-form'

export const listAnswerForms = declareAction({
  name: 'list-answer-forms', title: '请您评一评', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ forms: z.array(answerForm) }), refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'The anonymous 360° forms that the caller is asked to fill in, while their window is open, with whether they have done so.',
})
