import { refuse, type Refusal } from '../contract/refusal'
import { compare, divide, exact, multiply, type Exact } from '../scoring/exact'
import type { Template, TemplateItem, TemplatePractice } from '../scoring/template'

/** An example that says something has at least so many characters. */
export const leastExample = 5

const percentOf = (points: string, max: number): Exact => divide(multiply(exact(points), exact(100)), exact(max))

/** On which side points are out of the ordinary, so that the form asks for a written example; null where it asks for none. */
export function extremeSide(practice: TemplatePractice | undefined, points: string, max: number): 'high' | 'low' | null {
  if (practice?.exampleAbove !== undefined && compare(percentOf(points, max), exact(practice.exampleAbove)) > 0) return 'high'
  if (practice?.exampleBelow !== undefined && compare(percentOf(points, max), exact(practice.exampleBelow)) < 0) return 'low'
  return null
}

/** Refuses points above or below the form's thresholds that come without an example in their remark (filling rule of sheet 5). */
export function refuseWithoutExample({ practice }: Pick<Template, 'practice'>, { title, max, rule }: Pick<TemplateItem, 'title' | 'max' | 'rule'>, given: { readonly points?: string; readonly level?: number; readonly comment: string }): Refusal | null {
  const points = given.points ?? (rule.kind === 'levels' && given.level !== undefined ? String(rule.points[given.level - 1] ?? 0) : null)
  const side = points === null ? null : extremeSide(practice, points, max)
  if (side === null || given.comment.trim().length >= leastExample) return null
  const threshold = side === 'high' ? `高于满分的 ${practice?.exampleAbove ?? ''}%` : `低于满分的 ${practice?.exampleBelow ?? ''}%`
  return refuse('example-missing', `“${title}”${threshold}，请写一个具体的事例`, 'comment')
}
