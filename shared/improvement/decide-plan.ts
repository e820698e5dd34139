import { refuse, type Refusal } from '../contract/refusal'
import { beijingDayOf } from '../cycle/beijing-time'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { lowItemsOf, type ImprovementPlan, type PlanStep, type ReviewOutcome } from './improvement-plan'

const isSame = (a: readonly PlanStep[], b: readonly PlanStep[]) => a.length === b.length && a.every((step, index) => { const other = b[index]; return step.item === other?.item && step.text === other.text && step.dueOn === other.dueOn })

/** The plan as one of the two has written it, or agreed to it as it stood: the same steps keep the other's word. */
export function decidePlan(sheet: Sheet, template: Template, earlier: ImprovementPlan | null, steps: readonly PlanStep[], actor: { readonly id: string; readonly name: string }, now: string): ImprovementPlan | Refusal {
  const low = lowItemsOf(sheet, template)
  if (template.practice?.adviseBelow === undefined) return refuse('wrong-state', '这张考核表不用定改进计划')
  if (earlier !== null && earlier.review !== null) return refuse('already-done', '这份计划已经回顾过了')
  const trimmed = steps.map(({ item, text, dueOn }) => ({ item, text: text.trim(), dueOn }))
  const stray = trimmed.find(({ item }) => !low.some(({ id }) => id === item))
  if (stray !== undefined) return refuse('bad-input', '只有得分低的项目要定改进计划', 'steps')
  const isChanged = earlier === null || !isSame(earlier.steps, trimmed)
  if (isChanged && trimmed.some(({ dueOn }) => dueOn < beijingDayOf(now))) return refuse('bad-input', '完成的日子要在今天或以后', 'steps')
  const kept = isChanged ? { employee: null, superior: null } : earlier.agreed
  const agreed = actor.id === sheet.employeeId ? { ...kept, employee: actor.name } : { ...kept, superior: actor.name }
  return { _id: sheet._id, employeeId: sheet.employeeId, steps: trimmed, agreed, review: null, rev: (earlier?.rev ?? 0) + 1 }
}

/** The plan of the period before with what became of its steps; said once. */
export function decideReview(plan: ImprovementPlan | null, outcomes: readonly ReviewOutcome[], remark: string, byName: string, now: string): ImprovementPlan | Refusal {
  if (plan === null) return refuse('not-found', '上期没有改进计划')
  if (plan.review !== null) return refuse('already-done', '上期的计划已经回顾过了')
  if (outcomes.length !== plan.steps.length) return refuse('bad-input', '请逐条说一说做得怎么样', 'outcomes')
  return { ...plan, review: { outcomes, remark: remark.trim(), byName, at: now }, rev: plan.rev + 1 }
}

/** Refuses the superior's signature while a low item has no step yet, or the plan of the period before has not been looked back on. */
export function refuseUnplanned(sheet: Sheet, template: Template, plan: ImprovementPlan | null, previous: ImprovementPlan | null): Refusal | null {
  if (template.practice?.adviseBelow === undefined) return null
  if (previous !== null && previous.review === null) return refuse('plan-unreviewed')
  const open = lowItemsOf(sheet, template).filter(({ id }) => plan?.steps.some(({ item }) => item === id) !== true)
  return open.length === 0 ? null : refuse('plan-missing', `“${open.map(({ title }) => title).join('、')}”得分低，请先和本人定好改进计划再签`)
}
