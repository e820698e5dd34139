import * as z from 'zod/mini'
import { raterRoles, type Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { minAnswersOf } from './publish-survey'
import { surveyGroupsOf, type RatingGroup } from './survey'

/** The anonymous part of a sheet as its page shows it: counts while the window is open, then once what came of it. */
export const surveyView = z.object({
  closesAt: z.string(), publishedAt: z.nullable(z.string()),
  groups: z.array(z.object({
    role: z.enum(raterRoles), asked: z.number(), answers: z.number(), minAnswers: z.number(),
    /** Null before publication. */
    counts: z.nullable(z.boolean()), comments: z.array(z.string()),
  })),
})
export type SurveyView = z.infer<typeof surveyView>

/** What may be told of the groups now; of an open window how many have answered and nothing else. */
export function surveyViewOf(sheet: Sheet, template: Template, groups: readonly RatingGroup[]): SurveyView | null {
  const { survey, dates } = sheet
  if (survey === null) return null
  return {
    closesAt: dates.ratingsDueAt, publishedAt: survey.publishedAt,
    groups: surveyGroupsOf(template).map(({ role }) => {
      const group = groups.find((known) => known.role === role)
      const published = survey.groups.find((known) => known.role === role)
      return { role, asked: group?.asked ?? 0, answers: published?.answers ?? group?.answers ?? 0, minAnswers: minAnswersOf(template, role), counts: published?.counts ?? null, comments: [...(published?.comments ?? [])] }
    }),
  }
}
