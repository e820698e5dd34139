import { isRefusal } from '@shared/contract/refusal'
import { decideTarget, setTarget } from '@shared/appraisal/set-target'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const setTargetHandler = command(setTarget, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, setTarget, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideTarget(sheet, input, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`设目标：${sheet.employeeName} ${input.metricId} ${input.target}${input.reason.trim() === '' ? '' : `，${input.reason.trim()}`}`)
  tell([actor._id, ...decided.watcherIds])
  return { sheetId: decided._id, rev: decided.rev }
})
