import { refuse } from '@shared/contract/refusal'
import { readSheet } from '@shared/appraisal/read-sheet'
import { viewOf, type BesideSheet } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { Template } from '@shared/scoring/template'
import type { Person } from '@shared/people/person'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocument } from '../kit/read'
import { previousSheetIdOf } from '../kit/plans'
import { query } from '../kit/serve'
import { canSeeSheet } from '../kit/sheet-access'

/** What stands beside the sheet, where its form has such a thing. */
async function besideOf(sheet: Sheet, { practice }: Template): Promise<BesideSheet> {
  const hasPlans = practice?.adviseBelow !== undefined
  const [groups, plan, previousPlan, corrections] = await Promise.all([
    sheet.survey === null ? [] : listDocuments('rating-groups', { sheetId: sheet._id }),
    hasPlans ? readDocument('plans', sheet._id) : null, hasPlans ? readDocument('plans', previousSheetIdOf(sheet)) : null,
    sheet.correctionCount === 0 ? [] : listDocuments('corrections', { sheetId: sheet._id }),
  ])
  return { groups, plan, previousPlan, corrections }
}

/** A sheet with its template and its incidents, for one person's eyes. */
export async function sheetViewFor(sheet: Sheet, actor: Person): Promise<SheetView> {
  const [{ template }, incidents] = await Promise.all([
    readTemplate(sheet.templateId, sheet.templateVersion), listDocuments('incidents', { sheetId: sheet._id }),
  ])
  return viewOf(sheet, template, incidents.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)), actor, await besideOf(sheet, template))
}

export const readSheetHandler = query(readSheet, async ({ actor, input }) => {
  const sheet = await readDocument('sheets', input.sheetId)
  return sheet === null || !canSeeSheet(actor, sheet) ? refuse('not-found') : sheetViewFor(sheet, actor)
})
