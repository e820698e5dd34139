import { missingRaterOf } from '../approval/review-column'
import { explainItem } from '../scoring/explain'
import type { ItemScore } from '../scoring/scorecard'
import type { Template } from '../scoring/template'

/** Why an item has its points, as a sheet says it: where the column 审核 is filled on the way, it is the assessor's points that are waited for. Chinese sentences, as `explainItem` makes them. */
export function explainOnSheet(template: Template, score: ItemScore): readonly string[] {
  const { waitsFor } = score
  if (waitsFor?.kind !== 'rating') return explainItem(template, score)
  return explainItem(template, { ...score, waitsFor: { ...waitsFor, subject: missingRaterOf(template, score.id, waitsFor.subject) } })
}
