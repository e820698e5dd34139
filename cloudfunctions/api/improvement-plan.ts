import { isRefusal } from '@shared/contract/refusal'
import { decidePlan, decideReview } from '@shared/improvement/decide-plan'
import { reviewPlan } from '@shared/improvement/review-plan'
import { writePlan } from '@shared/improvement/write-plan'
import { readTemplate } from '../kit/company'
import { readPreviousPlan } from '../kit/plans'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'

export const writePlanHandler = command(writePlan, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, writePlan, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const plan = decidePlan(sheet, template, await transaction.read('plans', sheet._id), input.steps, { id: actor._id, name: actor.name }, now)
  if (isRefusal(plan)) return plan
  await transaction.write('plans', plan)
  summarise(`改进计划：${sheet.employeeName} ${sheet.periodId}，${plan.steps.length} 条`)
  tell(sheet.watcherIds)
  return { sheetId: sheet._id, rev: plan.rev }
})

export const reviewPlanHandler = command(reviewPlan, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, reviewPlan, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const reviewed = decideReview(await readPreviousPlan(transaction, sheet), input.outcomes, input.remark, actor.name, now)
  if (isRefusal(reviewed)) return reviewed
  await transaction.write('plans', reviewed)
  summarise(`回顾上期改进计划：${sheet.employeeName} ${sheet.periodId}`)
  tell(sheet.watcherIds)
  return { sheetId: sheet._id }
})
