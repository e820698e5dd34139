import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideRating } from '@shared/appraisal/decide-rating'
import { isObjectionOpen, valueIdOf } from '@shared/appraisal/objection'
import { rateItem } from '@shared/appraisal/rate-item'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const rateItemHandler = command(rateItem, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, rateItem, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const duty = sheet.raters.find(({ item, personId }) => item === input.item && personId === actor._id)
  if (duty === undefined) return refuse('forbidden', '这一项不由您评分')
  if (isObjectionOpen(sheet.objections, valueIdOf({ kind: 'rating', item: input.item, role: duty.role }))) return refuse('wrong-state', '这一项有异议，等裁定以后再改')
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const decided = decideRating(sheet, { item: input.item, role: duty.role, by: actor.name, byId: actor._id, comment: input.comment, ...(input.points === undefined ? {} : { points: input.points }), ...(input.level === undefined ? {} : { level: input.level }) }, context)
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`评分：${sheet.employeeName} ${input.item}`)
  tell([actor._id, ...decided.watcherIds])
  if (decided.holderId !== null) tell([decided.holderId])
  return { sheetId: decided._id, rev: decided.rev }
})
