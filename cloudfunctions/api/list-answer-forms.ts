import { answerFormOf, type AnswerForm } from '@shared/rating360/answer-form'
import { listAnswerForms } from '@shared/rating360/list-answer-forms'
import type { Person } from '@shared/people/person'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'

/** The forms that the person is asked to fill in while their windows are open, those still open to them first. */
export async function answerFormsFor(actor: Person, now: string): Promise<AnswerForm[]> {
  const marks = await listDocuments('answer-marks', { personId: actor._id })
  const sheets = new Map((await readDocuments('sheets', [...new Set(marks.map(({ sheetId }) => sheetId))])).map((sheet) => [sheet._id, sheet]))
  const forms = await Promise.all(marks.map(async ({ sheetId, role, hasAnswered }) => {
    const sheet = sheets.get(sheetId)
    if (sheet === undefined || now >= sheet.dates.ratingsDueAt || !sheetStateRows[sheet.state].takesRatings) return []
    const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
    return [answerFormOf(sheet, template, role, hasAnswered)]
  }))
  return forms.flat().sort((a, b) => Number(a.hasAnswered) - Number(b.hasAnswered) || (a.closesAt < b.closesAt ? -1 : 1))
}

export const listAnswerFormsHandler = query(listAnswerForms, async ({ actor, now }) => ({ forms: await answerFormsFor(actor, now) }))
