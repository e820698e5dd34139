import type { AnswerForm } from '@shared/rating360/answer-form'
import { answerLevels } from '@shared/rating360/questions'
import { dueLabel, periodLabel } from '../../ui/format'

/** An anonymous form as the page lists it. */
export interface FormLine {
  readonly key: string
  readonly form: AnswerForm
  readonly title: string
  readonly detail: string
  readonly due: string
}

/** What is chosen so far: a level for each question, and words. */
export interface AnswerDraft {
  readonly levels: Readonly<Record<string, number>>
  readonly comment: string
}

export const emptyDraft: AnswerDraft = { levels: {}, comment: '' }

export function formKeyOf({ sheetId, role }: Pick<AnswerForm, 'sheetId' | 'role'>): string {
  return `${sheetId}:${role}`
}

export function formLineOf(form: AnswerForm): FormLine {
  return { key: formKeyOf(form), form, title: form.employeeName, detail: `${periodLabel(form.periodId)} · ${form.position}`, due: dueLabel(form.closesAt) }
}

/** Whether every question has its level. */
export function isAnswered(form: Pick<AnswerForm, 'questions'>, draft: AnswerDraft): boolean {
  return form.questions.every(({ id }) => draft.levels[id] !== undefined)
}

/** What is sent for the draft; only for a form that is answered whole. */
export function answersOf(form: Pick<AnswerForm, 'questions'>, draft: AnswerDraft): { answers: { question: string; level: number }[]; comment: string } {
  return { answers: form.questions.flatMap(({ id }) => { const level = draft.levels[id]; return level === undefined ? [] : [{ question: id, level }] }), comment: draft.comment.trim() }
}

/** What the button says. */
export function answerButtonTitle(form: Pick<AnswerForm, 'questions'>, draft: AnswerDraft): string {
  const left = form.questions.filter(({ id }) => draft.levels[id] === undefined).length
  return left === 0 ? '匿名提交' : `还有 ${left} 题没选`
}

export const levelTitles = answerLevels

/** What becomes of an answer, said before it is given; nothing is promised that is not kept. */
export function promisesOf({ minAnswers, role }: Pick<AnswerForm, 'minAnswers' | 'role'>): readonly string[] {
  return [
    role === 'customer' ? '不记您是谁，也不记几点评的。' : '不记是谁评的、几点评的，只记您“已评”。',
    `满 ${minAnswers} 人才算分；不满 ${minAnswers} 人，分数和留言谁都看不到，也不保留。`,
    '评分结束后一次公布，只公布平均分。',
  ]
}
