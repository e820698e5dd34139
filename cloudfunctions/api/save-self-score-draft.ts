import { isRefusal } from '@shared/contract/refusal'
import { saveSelfScoreDraft } from '@shared/appraisal/save-self-score-draft'
import { draftOf, refuseOlder } from '@shared/appraisal/self-draft'
import { readTemplate } from '../kit/company'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const saveSelfScoreDraftHandler = command(saveSelfScoreDraft, async ({ actor, input, now, transaction, summarise }) => {
  const sheet = await openSheet(transaction, saveSelfScoreDraft, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const stored = await transaction.read('self-drafts', sheet._id)
  const older = refuseOlder(stored, input.follows)
  if (older !== null) return older
  const draft = draftOf(sheet, template, input, input.follows, stored, now)
  await transaction.write('self-drafts', draft)
  summarise(`存自评草稿：${sheet.employeeName} ${sheet.periodId}`)
  return { sheetId: sheet._id, revision: draft.revision, savedAt: draft.savedAt }
})
