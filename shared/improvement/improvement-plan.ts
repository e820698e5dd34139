import { compare, divide, exact, multiply } from '../scoring/exact'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'

/** One thing to do about a low item. */
export interface PlanStep {
  readonly item: string
  readonly text: string
  /** Beijing day, `YYYY-MM-DD`. */
  readonly dueOn: string
}

export const reviewOutcomes = ['done', 'partly', 'not-done'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
export const outcomeTitles: Record<ReviewOutcome, string> = { 'done': '做到了', 'partly': '做了一半', 'not-done': '没做到' }

/**
 * What somebody and their superior want to do better (改进计划); `_id` is the id of the sheet that it comes from. A record of its own, so that a
 * sealed sheet stays as it was sealed while the next period looks back on the plan.
 */
export interface ImprovementPlan {
  readonly _id: string
  readonly employeeId: string
  readonly steps: readonly PlanStep[]
  /** Who stands behind these steps; a change by one takes the other's word away. */
  readonly agreed: { readonly employee: string | null; readonly superior: string | null }
  /** What became of each step, in their order, said in the next period; null before. */
  readonly review: { readonly outcomes: readonly ReviewOutcome[]; readonly remark: string; readonly byName: string; readonly at: string } | null
  readonly rev: number
}

/** An item whose score asks for a plan, with what is proposed for it. */
export interface LowItem {
  readonly id: string
  readonly title: string
  readonly points: string
  readonly max: string
  readonly advice: readonly string[]
}

/** The items whose points are under the form's share of full marks (sheet 8: 70 %); empty where the form asks for no plan. Pending items are not low yet. */
export function lowItemsOf(sheet: Pick<Sheet, 'scorecard'>, { practice, items }: Pick<Template, 'practice' | 'items'>): readonly LowItem[] {
  const threshold = practice?.adviseBelow
  if (threshold === undefined) return []
  return sheet.scorecard.items.flatMap(({ id, points, max }) => {
    const item = items.find((known) => known.id === id)
    if (item === undefined || points === null || compare(exact(max), exact(0)) <= 0) return []
    const share = divide(multiply(exact(points), exact(100)), exact(max))
    return compare(share, exact(threshold)) < 0 ? [{ id, title: item.title, points, max, advice: item.advice ?? [] }] : []
  })
}
