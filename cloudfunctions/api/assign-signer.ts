import { isRefusal } from '@shared/contract/refusal'
import { assignSigner, decideAssignSigner } from '@shared/approval/assign-signer'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const assignSignerHandler = command(assignSigner, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, assignSigner, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideAssignSigner(sheet, input, actor.name, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`指定签字人：${sheet.employeeName} ${sheet.periodId} 由${decided.holder?.personName ?? ''}签，${input.reason.trim()}`)
  tell([actor._id, input.personId, ...decided.watcherIds])
  return { sheetId: decided._id, rev: decided.rev }
})
