import { isRefusal } from '@shared/contract/refusal'
import { decideProposeCorrection, proposeCorrection } from '@shared/correction/propose-correction'
import { readTemplate } from '../kit/company'
import { hashOf } from '../kit/hash'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const proposeCorrectionHandler = command(proposeCorrection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, proposeCorrection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const current = sheet.currentCorrectionId === null ? null : await transaction.read('corrections', sheet.currentCorrectionId)
  const { template, hash: templateHash } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const correction = decideProposeCorrection({ sheet, current, template, templateHash, actor: { id: actor._id, name: actor.name }, input, now, hashOf })
  if (isRefusal(correction)) return correction
  await transaction.create('corrections', correction)
  await transaction.write('sheets', { ...sheet, correctionCount: sheet.correctionCount + 1, openCorrectionId: correction._id, rev: sheet.rev + 1 })
  summarise(`提出更正：${sheet.employeeName} ${sheet.periodId}，${correction.reason}`)
  tell(sheet.watcherIds)
  return { correctionId: correction._id, totalBefore: correction.totalBefore, totalAfter: correction.scorecard.total, payDifference: correction.payDifference }
})
