import { isRefusal } from '@shared/contract/refusal'
import { decideTasks, planTasks } from '@shared/appraisal/plan-tasks'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const planTasksHandler = command(planTasks, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, planTasks, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideTasks(sheet, input, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`列任务：${sheet.employeeName} ${input.item}，${input.tasks.length} 项`)
  tell([actor._id, ...decided.watcherIds])
  return { sheetId: decided._id, rev: decided.rev }
})
