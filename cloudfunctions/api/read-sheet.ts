import { refuse } from '@shared/contract/refusal'
import { readSheet } from '@shared/appraisal/read-sheet'
import { viewOf } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { Person } from '@shared/people/person'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocument } from '../kit/read'
import { query } from '../kit/serve'
import { canSeeSheet } from '../kit/sheet-access'

/** A sheet with its template and its incidents, for one person's eyes. */
export async function sheetViewFor(sheet: Sheet, actor: Person): Promise<SheetView> {
  const [{ template }, incidents] = await Promise.all([
    readTemplate(sheet.templateId, sheet.templateVersion), listDocuments('incidents', { sheetId: sheet._id }),
  ])
  return viewOf(sheet, template, incidents.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)), actor)
}

export const readSheetHandler = query(readSheet, async ({ actor, input }) => {
  const sheet = await readDocument('sheets', input.sheetId)
  return sheet === null || !canSeeSheet(actor, sheet) ? refuse('not-found') : sheetViewFor(sheet, actor)
})
