import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideCorrection, decideOnCorrection } from '@shared/correction/decide-correction'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const decideCorrectionHandler = command(decideCorrection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, decideCorrection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const correction = await transaction.read('corrections', input.correctionId)
  if (correction === null || correction.sheetId !== sheet._id) return refuse('not-found')
  const decided = decideOnCorrection(sheet, correction, { id: actor._id, name: actor.name }, input, now)
  if (isRefusal(decided)) return decided
  await transaction.write('corrections', decided.correction)
  await transaction.write('sheets', decided.sheet)
  summarise(`${input.answer === 'confirmed' ? '确认' : '不通过'}更正：${sheet.employeeName} ${sheet.periodId}`)
  tell([...decided.sheet.watcherIds, correction.proposedBy.id])
  return { correctionId: correction._id, version: decided.sheet.version }
})
