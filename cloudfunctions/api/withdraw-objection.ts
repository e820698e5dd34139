import { isRefusal, refuse } from '@shared/contract/refusal'
import { withdrawObjectionState } from '@shared/appraisal/objection'
import { withdrawObjection } from '@shared/appraisal/withdraw-objection'
import { advanceContextOf } from '../kit/company'
import { objectedSheet } from '../kit/objected-sheet'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const withdrawObjectionHandler = command(withdrawObjection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, withdrawObjection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const objection = await transaction.read('objections', input.objectionId)
  if (objection === null || objection.sheetId !== sheet._id) return refuse('not-found')
  const withdrawn = withdrawObjectionState(objection, { id: actor._id, name: actor.name }, now)
  if (isRefusal(withdrawn)) return withdrawn
  const settled = await objectedSheet(transaction, sheet, withdrawn, null, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(settled)) return settled
  await transaction.write('objections', withdrawn)
  await transaction.write('sheets', settled)
  summarise(`撤回数值异议：${sheet.employeeName} ${objection.title}`)
  tell([actor._id, objection.enteredById, ...settled.watcherIds])
  return { objectionId: withdrawn._id, state: withdrawn.state }
})
