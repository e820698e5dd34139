import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideAnswers } from '@shared/rating360/decide-answers'
import { submitAnswers } from '@shared/rating360/submit-answers'
import { groupIdOf, markIdOf } from '@shared/rating360/survey'
import { readTemplate } from '../kit/company'
import { command } from '../kit/serve'

export const submitAnswersHandler = command(submitAnswers, async ({ actor, input, now, transaction, tell }) => {
  const mark = await transaction.read('answer-marks', markIdOf(input.sheetId, input.role, actor._id))
  const group = await transaction.read('rating-groups', groupIdOf(input.sheetId, input.role))
  const sheet = await transaction.read('sheets', input.sheetId)
  if (mark === null || group === null || sheet === null) return refuse('not-found')
  if (mark.hasAnswered) return refuse('already-done', '您已经评过了，谢谢您')
  if (now >= sheet.dates.ratingsDueAt) return refuse('window-closed', '评分已经结束了，谢谢您')
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const decided = decideAnswers(group, template, input)
  if (isRefusal(decided)) return decided
  await transaction.write('rating-groups', decided)
  await transaction.write('answer-marks', { ...mark, hasAnswered: true })
  tell([actor._id])
  return { isDone: true as const }
})
