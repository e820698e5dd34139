import * as z from 'zod/mini'
import { divide, exact, formatPlain, multiply, wholeUnits } from '../scoring/exact'
import type { RaterRole, Template, TemplateItem } from '../scoring/template'
import { surveyGroupsOf } from './survey'

/** An answer is one of five levels: quick to give, and nothing that a hand could be known by. */
export const answerLevels = [
  { level: 5, title: '很好' }, { level: 4, title: '好' }, { level: 3, title: '一般' }, { level: 2, title: '差一些' }, { level: 1, title: '很差' },
] as const

/** A form has at most this many questions: two minutes. */
export const maximumQuestions = 3

export const formQuestion = z.object({ id: z.string(), text: z.string(), criteria: z.array(z.string()) })
export interface FormQuestion extends z.infer<typeof formQuestion> {
  /** Items of the sheet that the answer counts on. */
  readonly items: readonly string[]
}

/** Items in at most three heaps of neighbours, as even as can be. */
function heapsOf(items: readonly TemplateItem[]): readonly (readonly TemplateItem[])[] {
  const count = Math.min(maximumQuestions, items.length)
  return Array.from({ length: count }, (_, index) => items.slice(Math.ceil((index * items.length) / count), Math.ceil(((index + 1) * items.length) / count)))
}

/**
 * What a group is asked: every item that it answers is in exactly one of at most three questions. Items that share the words of their
 * `question` are one question; a form without such words has its items asked by their titles, neighbours together.
 */
export function questionsOf(template: Pick<Template, 'items'>, role: RaterRole): readonly FormQuestion[] {
  const ids = surveyGroupsOf(template).find((group) => group.role === role)?.itemIds ?? []
  const items = template.items.filter(({ id }) => ids.includes(id))
  const texts = [...new Set(items.map(({ question }) => question))]
  const isWorded = texts.length <= maximumQuestions && items.every(({ question }) => question !== undefined)
  const heaps = isWorded ? texts.map((text) => items.filter(({ question }) => question === text)) : heapsOf(items)
  return heaps.map((heap): FormQuestion => ({
    id: heap[0]?.id ?? '', items: heap.map(({ id }) => id),
    text: isWorded ? (heap[0]?.question ?? '') : `${heap.map(({ title }) => title).join('、')}怎么样？`,
    criteria: heap.flatMap(({ criteria }) => [...criteria]).slice(0, 3),
  }))
}

/** The points that a level is worth on an item: its share of full marks, in whole steps of the rule; 5 is all of them. */
export function pointsOfLevel(item: TemplateItem, level: number): string {
  if (item.rule.kind === 'levels') return formatPlain(exact(item.rule.points[level - 1] ?? 0))
  const step = exact(item.rule.kind === 'rating' ? (item.rule.step ?? '0.5') : 1)
  const share = divide(multiply(exact(item.max), exact(level)), exact(answerLevels.length))
  return formatPlain(multiply(wholeUnits(divide(share, step)), step))
}
