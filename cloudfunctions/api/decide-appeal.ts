import { isRefusal } from '@shared/contract/refusal'
import { decideAppeal, decideOnAppeal, hasImpartialJudge } from '@shared/correction/decide-appeal'
import { readLeads } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const decideAppealHandler = command(decideAppeal, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, decideAppeal, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const decided = decideOnAppeal(sheet, { id: actor._id, name: actor.name }, input.reason, now, hasImpartialJudge(sheet, await readLeads()))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`答复申诉，维持原结果：${sheet.employeeName} ${sheet.periodId}`)
  tell(decided.watcherIds)
  return { sheetId: decided._id, rev: decided.rev }
})
