import * as z from 'zod/mini'
import { id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { comparePoints } from '../scoring/exact'
import type { Template } from '../scoring/template'
import { pointsOfLevel, questionsOf } from './questions'
import type { RatingGroup } from './survey'

/** What somebody sends: a level for each question, and words if they like. */
export const givenAnswers = z.array(z.strictObject({ question: id, level: z.number().check(z.int(), z.gte(1), z.lte(5)) })).check(z.minLength(1), z.maxLength(3))
export const answersInput = { answers: givenAnswers, comment: note } as const

export interface Answers {
  readonly answers: z.infer<typeof givenAnswers>
  readonly comment: string
}

const bySize = (a: string, b: string) => comparePoints(a, b)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The group with these answers among the others, or a refusal: a question is missing, twice or not on the form; or the window is over. What was
 * in the group keeps no trace of what came last: everything stands sorted.
 */
export function decideAnswers(group: RatingGroup, template: Template, { answers, comment }: Answers): RatingGroup | Refusal {
  if (group.isClosed) return refuse('window-closed', '评分已经结束了，谢谢您')
  const questions = questionsOf(template, group.role)
  const unknown = answers.find(({ question }) => !questions.some((asked) => asked.id === question))
  if (unknown !== undefined) return refuse('points-invalid', '表上没有这个问题', 'answers')
  const added = new Map<string, string>()
  for (const question of questions) {
    const given = answers.filter((answer) => answer.question === question.id)
    const [answer] = given
    if (answer === undefined) return refuse('points-invalid', `还没有回答“${question.text}”`, 'answers')
    if (given.length > 1) return refuse('points-invalid', `“${question.text}”答了两次`, 'answers')
    for (const item of template.items.filter((one) => question.items.includes(one.id))) added.set(item.id, item.rule.kind === 'levels' ? String(answer.level) : pointsOfLevel(item, answer.level))
  }
  const points = [...added].map(([item, value]) => ({ item, given: [...(group.points.find((known) => known.item === item)?.given ?? []), value].sort(bySize) }))
  const words = comment.trim()
  return { ...group, answers: group.answers + 1, points, comments: words === '' ? group.comments : [...group.comments, words].sort(byText) }
}
