import * as z from 'zod/mini'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { lowItemsOf, reviewOutcomes, type ImprovementPlan } from './improvement-plan'

const step = z.object({ item: z.string(), itemTitle: z.string(), text: z.string(), dueOn: z.string() })
const agreed = z.object({ employee: z.nullable(z.string()), superior: z.nullable(z.string()) })

/** What a sheet that asks for improvement plans shows: low items with what is proposed, its own plan, and the plan of the period before. */
export const improvementView = z.object({
  threshold: z.number(),
  lowItems: z.array(z.object({ id: z.string(), title: z.string(), points: z.string(), max: z.string(), advice: z.array(z.string()) })),
  plan: z.nullable(z.object({ steps: z.array(step), agreed })),
  previous: z.nullable(z.object({ steps: z.array(step), review: z.nullable(z.object({ outcomes: z.array(z.enum(reviewOutcomes)), remark: z.string(), byName: z.string(), at: z.string() })) })),
})
export type ImprovementView = z.infer<typeof improvementView>

/** Null on a form that asks for no plans. */
export function improvementViewOf(sheet: Sheet, template: Template, plan: ImprovementPlan | null, previous: ImprovementPlan | null): ImprovementView | null {
  const threshold = template.practice?.adviseBelow
  if (threshold === undefined) return null
  const titleOf = (item: string) => template.items.find(({ id }) => id === item)?.title ?? item
  const stepsOf = ({ steps }: ImprovementPlan) => steps.map(({ item, text, dueOn }) => ({ item, itemTitle: titleOf(item), text, dueOn }))
  return {
    threshold, lowItems: lowItemsOf(sheet, template).map((low) => ({ ...low, advice: [...low.advice] })),
    plan: plan === null ? null : { steps: stepsOf(plan), agreed: plan.agreed },
    previous: previous === null ? null : { steps: stepsOf(previous), review: previous.review === null ? null : { ...previous.review, outcomes: [...previous.review.outcomes] } },
  }
}
