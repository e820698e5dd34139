import { isRefusal, refuse } from '@shared/contract/refusal'
import { createAnswerCodes, maximumCodes } from '@shared/rating360/create-answer-codes'
import { groupIdOf } from '@shared/rating360/survey'
import { answerCodeIdOf, newCode } from '../kit/invitation-code'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const createAnswerCodesHandler = command(createAnswerCodes, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, createAnswerCodes, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const group = await transaction.read('rating-groups', groupIdOf(sheet._id, 'customer'))
  if (group === null) return refuse('wrong-state', '这张考核表不请客户评分')
  if (group.isClosed || now >= sheet.dates.ratingsDueAt) return refuse('window-closed', '评分已经结束了，不能再发评价码')
  if (group.asked + input.count > maximumCodes) return refuse('too-large', `一张表最多发 ${maximumCodes} 个评价码，已经发了 ${group.asked} 个`)
  const codes = Array.from({ length: input.count }, newCode)
  const expiresAt = sheet.dates.ratingsDueAt
  for (const code of codes) await transaction.create('answer-codes', { _id: answerCodeIdOf(code), sheetId: sheet._id, createdBy: actor._id, expiresAt, isUsed: false })
  await transaction.write('rating-groups', { ...group, asked: group.asked + input.count })
  summarise(`给客户发评价码：${sheet.employeeName} ${sheet.periodId}，${input.count} 个`)
  tell(sheet.watcherIds)
  return { codes, expiresAt }
})
