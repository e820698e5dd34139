import { isRefusal, refuse } from '@shared/contract/refusal'
import { chooseRaters } from '@shared/rating360/choose-raters'
import { groupIdOf, markIdOf } from '@shared/rating360/survey'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const chooseRatersHandler = command(chooseRaters, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, chooseRaters, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const group = await transaction.read('rating-groups', groupIdOf(sheet._id, input.role))
  if (group === null || input.role === 'customer') return refuse('wrong-state', '这张考核表没有这一组评分人')
  if (group.isClosed || now >= sheet.dates.ratingsDueAt) return refuse('window-closed', '评分已经结束了，不能再加人')
  let { asked } = group
  for (const personId of new Set(input.personIds)) {
    const person = await transaction.read('people', personId)
    if (person === null || person.status === 'left') return refuse('bad-input', '有人不在花名册里，请重新选', 'personIds')
    if (personId === sheet.employeeId || personId === sheet.supervisorId) return refuse('bad-input', `${person.name}不能匿名评这张表`, 'personIds')
    const markId = markIdOf(sheet._id, input.role, personId)
    if (await transaction.read('answer-marks', markId) !== null) continue
    await transaction.create('answer-marks', { _id: markId, sheetId: sheet._id, role: input.role, personId, hasAnswered: false })
    asked += 1
  }
  await transaction.write('rating-groups', { ...group, asked })
  summarise(`选评分人：${sheet.employeeName} ${sheet.periodId}`)
  tell([actor._id, ...input.personIds])
  return { asked }
})
