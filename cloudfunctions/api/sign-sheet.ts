import { isRefusal } from '@shared/contract/refusal'
import { decideSignSheet, signSheet } from '@shared/approval/sign-sheet'
import { nextDueAt } from '@shared/cycle/advance-sheet'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const signSheetHandler = command(signSheet, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, signSheet, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideSignSheet(sheet, input, now)
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', { ...decided, dueAt: nextDueAt(decided, now) })
  summarise(`${input.answer === 'signed' ? '本人签字' : '本人申诉'}：${sheet.employeeName} ${sheet.periodId}`)
  tell(decided.watcherIds)
  return { sheetId: decided._id, rev: decided.rev }
})
