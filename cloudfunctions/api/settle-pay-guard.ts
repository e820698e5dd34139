import { isRefusal } from '@shared/contract/refusal'
import { decidePayGuard, settlePayGuard } from '@shared/pay/settle-pay-guard'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const settlePayGuardHandler = command(settlePayGuard, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, settlePayGuard, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decidePayGuard(sheet, input, actor.name, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`${input.choice === 'top-up' ? '补到最低工资' : '低于最低工资照发'}：${decided.employeeName} ${decided.periodId}，${input.reason.trim()}`)
  tell([actor._id, ...decided.watcherIds, ...(decided.holderId === null ? [] : [decided.holderId])])
  return { sheetId: decided._id, rev: decided.rev, pay: decided.scorecard.pay ?? '' }
})
