import { payReaders } from '@shared/appraisal/read-sheet'
import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideProposeCorrection, proposeCorrection } from '@shared/correction/propose-correction'
import { noMinimumWages } from '@shared/pay/minimum-wage'
import { settlePayGuard } from '@shared/pay/settle-pay-guard'
import { isGranted } from '@shared/people/permission'
import { readSettings, readTemplate } from '../kit/company'
import { hashOf } from '../kit/hash'
import { command } from '../kit/serve'
import { openSheet, subjectOf } from '../kit/sheet-access'

export const proposeCorrectionHandler = command(proposeCorrection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, proposeCorrection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const readsPay = isGranted(payReaders, actor, subjectOf(sheet))
  if (!readsPay && input.changes.some(({ kind }) => kind === 'base')) return refuse('forbidden', '绩效工资基数由人事来更正')
  const current = sheet.currentCorrectionId === null ? null : await transaction.read('corrections', sheet.currentCorrectionId)
  const [{ template, hash: templateHash }, { minimumWages }] = await Promise.all([readTemplate(sheet.templateId, sheet.templateVersion), readSettings()])
  const correction = decideProposeCorrection({ sheet, current, template, templateHash, actor: { id: actor._id, name: actor.name }, input, now, hashOf, minimumWages: minimumWages ?? noMinimumWages, decidesPay: isGranted(settlePayGuard.may, actor, subjectOf(sheet)) })
  if (isRefusal(correction)) return correction
  await transaction.create('corrections', correction)
  await transaction.write('sheets', { ...sheet, correctionCount: sheet.correctionCount + 1, openCorrectionId: correction._id, rev: sheet.rev + 1 })
  summarise(`提出更正：${sheet.employeeName} ${sheet.periodId}，${correction.reason}`)
  tell(sheet.watcherIds)
  return { correctionId: correction._id, totalBefore: correction.totalBefore, totalAfter: correction.scorecard.total, payDifference: readsPay ? correction.payDifference : null }
})
