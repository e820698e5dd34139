import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { invitationCode } from '../people/accept-invitation'
import { answersInput } from './decide-answers'

export const submitCustomerAnswers = declareAction({
  name: 'submit-customer-answers', title: '客户评价', kind: 'command', on: 'nobody', discretion: 'anonymous',
  input: z.strictObject({ code: invitationCode, ...answersInput }),
  output: z.object({ isDone: z.literal(true) }),
  refusals: ['answer-code-invalid', 'invitation-locked', 'employee-answers-inside', 'points-invalid', 'window-closed'],
  may: [],
  doc: 'A customer hands in anonymous answers under a single-use code, which is used up with them. Accounts of the company\'s own people are refused.',
})
