import * as z from 'zod/mini'
import { raterRoles, type RaterRole, type Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { minAnswersOf } from './publish-survey'
import { formQuestion, questionsOf } from './questions'

/** A form as whoever is asked sees it: about whom, what, until when; never a score. */
export const answerForm = z.object({
  sheetId: z.string(), role: z.enum(raterRoles), periodId: z.string(), employeeName: z.string(), position: z.string(), storeName: z.string(),
  /** The end of the period that is asked about, and of the time to answer. */
  cutAt: z.string(), closesAt: z.string(), questions: z.array(formQuestion),
  /** From how many answers on the group counts; below that nothing of it is shown to anybody. */
  minAnswers: z.number(),
  hasAnswered: z.boolean(),
})
export type AnswerForm = z.infer<typeof answerForm>

export function answerFormOf(sheet: Sheet, template: Template, role: RaterRole, hasAnswered: boolean): AnswerForm {
  return {
    sheetId: sheet._id, role, periodId: sheet.periodId, employeeName: sheet.employeeName, position: sheet.position, storeName: sheet.storeName, cutAt: sheet.dates.cutAt, closesAt: sheet.dates.ratingsDueAt,
    questions: questionsOf(template, role).map(({ id, text, criteria }) => ({ id, text, criteria: [...criteria] })), minAnswers: minAnswersOf(template, role), hasAnswered,
  }
}
