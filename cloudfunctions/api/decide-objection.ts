import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideObjection } from '@shared/appraisal/decide-objection'
import { changedTextOf } from '@shared/appraisal/objectable-values'
import { decideObjectionState, refuseObjectionDecider } from '@shared/appraisal/objection'
import { advanceContextOf } from '../kit/company'
import { objectedSheet } from '../kit/objected-sheet'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const decideObjectionHandler = command(decideObjection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, decideObjection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const objection = await transaction.read('objections', input.objectionId)
  if (objection === null || objection.sheetId !== sheet._id) return refuse('not-found')
  const by = { id: actor._id, name: actor.name }
  const reason = input.reason.trim()
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const changedText = input.value === null ? null : changedTextOf(objection.value, input.value, context.template)
  const decided = refuseObjectionDecider(objection, actor) ?? decideObjectionState(objection, input.verdict, by, now, reason, changedText)
  if (isRefusal(decided)) return decided
  const settled = await objectedSheet(transaction, sheet, decided, input.value === null ? null : { value: input.value, reason, by }, context)
  if (isRefusal(settled)) return settled
  await transaction.write('objections', decided)
  await transaction.write('sheets', settled)
  summarise(`裁定数值异议：${sheet.employeeName} ${objection.title}`)
  tell([actor._id, objection.enteredById, ...settled.watcherIds])
  return { objectionId: decided._id, state: decided.state }
})
