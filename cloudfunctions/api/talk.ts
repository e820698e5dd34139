import { isRefusal, type Refusal } from '@shared/contract/refusal'
import { confirmTalk } from '@shared/appraisal/confirm-talk'
import { decideConfirmTalk, decidePlanTalk, decideRecordTalk } from '@shared/appraisal/decide-talk'
import { planTalk } from '@shared/appraisal/plan-talk'
import { recordTalk } from '@shared/appraisal/record-talk'
import type { Sheet } from '@shared/appraisal/sheet'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { command, type CommandCall } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

type TalkAction = typeof planTalk | typeof recordTalk | typeof confirmTalk

/** Planning, holding and confirming differ only in what they make of the talk on the sheet. */
async function moveTalk(call: CommandCall<{ readonly sheetId: string }>, declaration: TalkAction, decide: (sheet: Sheet, template: Template) => Sheet | Refusal): Promise<{ sheetId: string; rev: number } | Refusal> {
  const sheet = await openSheet(call.transaction, declaration, call.actor, call.input.sheetId)
  if (isRefusal(sheet)) return sheet
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const decided = decide(sheet, template)
  if (isRefusal(decided)) return decided
  await call.transaction.write('sheets', decided)
  call.summarise(`${declaration.title}：${sheet.employeeName} ${sheet.periodId}`)
  call.tell(decided.watcherIds)
  return { sheetId: decided._id, rev: decided.rev }
}

export const planTalkHandler = command(planTalk, (call) => moveTalk(call, planTalk, (sheet, template) => decidePlanTalk(sheet, template, call.input, call.now)))

export const recordTalkHandler = command(recordTalk, (call) => moveTalk(call, recordTalk, (sheet, template) => decideRecordTalk(sheet, template, call.input, call.actor.name, call.now)))

export const confirmTalkHandler = command(confirmTalk, (call) => moveTalk(call, confirmTalk, (sheet, template) => decideConfirmTalk(sheet, template, call.input, { id: call.actor._id, name: call.actor.name }, call.now)))
