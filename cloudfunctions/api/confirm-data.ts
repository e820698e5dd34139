import { isRefusal } from '@shared/contract/refusal'
import { confirmData, decideConfirmData } from '@shared/appraisal/confirm-data'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const confirmDataHandler = command(confirmData, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, confirmData, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideConfirmData(sheet, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`数据已核对：${sheet.employeeName} ${sheet.periodId}，${input.reason}`)
  tell(decided.watcherIds)
  return { sheetId: decided._id, rev: decided.rev, state: decided.state }
})
