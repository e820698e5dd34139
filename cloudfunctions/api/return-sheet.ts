import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideReturn } from '@shared/approval/decide-step'
import { returnSheet } from '@shared/approval/return-sheet'
import { advanceContextOf } from '../kit/company'
import { command } from '../kit/serve'
import { canSeeSheet } from '../kit/sheet-access'

export const returnSheetHandler = command(returnSheet, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await transaction.read('sheets', input.sheetId)
  if (sheet === null || !canSeeSheet(actor, sheet)) return refuse('not-found')
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const decided = decideReturn(sheet, { id: actor._id, name: actor.name }, input, context)
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  summarise(`退回：${sheet.employeeName} ${sheet.periodId} ${sheet.state} → ${decided.state}`)
  tell(decided.watcherIds)
  if (decided.holderId !== null) tell([decided.holderId])
  return { sheetId: decided._id, rev: decided.rev, state: decided.state }
})
