import { isRefusal } from '@shared/contract/refusal'
import { sumPoints } from '@shared/scoring/exact'
import { decideSelfScore } from '@shared/appraisal/decide-self-score'
import { handedInDraft, refuseOlder } from '@shared/appraisal/self-draft'
import { submitSelfScore } from '@shared/appraisal/submit-self-score'
import { advanceContextOf } from '../kit/company'
import { awaitUploads } from '../kit/awaited-uploads'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const submitSelfScoreHandler = command(submitSelfScore, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, submitSelfScore, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const draft = await transaction.read('self-drafts', sheet._id)
  const older = input.follows === undefined ? null : refuseOlder(draft, input.follows)
  if (older !== null) return older
  const decided = decideSelfScore(sheet, input, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
  if (isRefusal(decided)) return decided
  await transaction.write('sheets', decided)
  await transaction.write('self-drafts', handedInDraft(sheet, input.follows, draft, now))
  const awaited = decided.selfPhotos.filter(({ state, boundAt }) => state === 'awaited' && boundAt === now)
  await awaitUploads(transaction, sheet._id, awaited, now)
  summarise(`自评：${sheet.employeeName} ${sheet.periodId}`)
  tell(decided.watcherIds)
  if (decided.holderId !== null) tell([decided.holderId])
  return { sheetId: decided._id, rev: decided.rev, selfTotal: sumPoints(input.points.map(({ points }) => points)) }
})
