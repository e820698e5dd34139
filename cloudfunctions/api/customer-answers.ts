import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import type { Sheet } from '@shared/appraisal/sheet'
import { answerFormOf } from '@shared/rating360/answer-form'
import { checkAnswerCode } from '@shared/rating360/customer-code'
import { decideAnswers } from '@shared/rating360/decide-answers'
import { openCustomerForm } from '@shared/rating360/open-customer-form'
import { submitCustomerAnswers } from '@shared/rating360/submit-customer-answers'
import { groupIdOf, type AnswerCode } from '@shared/rating360/survey'
import { readTemplate } from '../kit/company'
import { countTry } from '../kit/count-try'
import { answerCodeIdOf } from '../kit/invitation-code'
import { guestCommand } from '../kit/serve'
import type { Transaction } from '../kit/transaction'

/** Nobody knows a customer's name, not even the audit trail. */
const customer = { id: 'customer', name: '客户' }

/** What a code opens. Each look is a try, counted before the code is looked at; the company's own people have no use for one. */
async function openCode(transaction: Transaction, openid: string, code: string, now: string): Promise<{ readonly code: AnswerCode; readonly sheet: Sheet } | Refusal> {
  if (await transaction.read('bindings', openid) !== null) return refuse('employee-answers-inside')
  const locked = await countTry(openid, now)
  if (locked !== null) return locked
  const known = checkAnswerCode(await transaction.read('answer-codes', answerCodeIdOf(code)), now)
  if (isRefusal(known)) return known
  const sheet = await transaction.read('sheets', known.sheetId)
  return sheet === null ? refuse('answer-code-invalid', undefined, 'code') : { code: known, sheet }
}

export const openCustomerFormHandler = guestCommand(openCustomerForm, async ({ openid, input, now, transaction }) => {
  const opened = await openCode(transaction, openid, input.code, now)
  if (isRefusal(opened)) return opened
  const { template } = await readTemplate(opened.sheet.templateId, opened.sheet.templateVersion)
  return { answer: answerFormOf(opened.sheet, template, 'customer', false), actor: customer }
})

export const submitCustomerAnswersHandler = guestCommand(submitCustomerAnswers, async ({ openid, input, now, transaction }) => {
  const opened = await openCode(transaction, openid, input.code, now)
  if (isRefusal(opened)) return opened
  const { code, sheet } = opened
  const group = await transaction.read('rating-groups', groupIdOf(sheet._id, 'customer'))
  if (group === null) return refuse('answer-code-invalid', undefined, 'code')
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const decided = decideAnswers(group, template, input)
  if (isRefusal(decided)) return decided
  await transaction.write('rating-groups', decided)
  await transaction.write('answer-codes', { ...code, isUsed: true })
  return { answer: { isDone: true as const }, actor: customer }
})
