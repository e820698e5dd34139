import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { invitationCode } from '../people/accept-invitation'
import { answerForm } from './answer-form'

export const openCustomerForm = declareAction({
  name: 'open-customer-form', title: '打开客户评价', kind: 'command', on: 'nobody', discretion: 'anonymous',
  input: z.strictObject({ code: invitationCode }), output: answerForm,
  refusals: ['answer-code-invalid', 'invitation-locked', 'employee-answers-inside'],
  may: [],
  doc: 'A customer opens the form that a single-use code stands for. It uses up a try, not the code.',
})
