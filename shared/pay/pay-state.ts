import { reviewedItems } from '../approval/review-column'
import { routeStepsOf } from '../approval/route'
import type { Sheet } from '../appraisal/sheet'
import { isSheetState, type SheetState } from '../appraisal/sheet-state'
import type { Template } from '../scoring/template'

/**
 * The state in which a sheet's pay is held against the minimum wage: its score is final and nobody has decided on it yet. Before the route, or where
 * the step 审核 gives points, right after that step.
 */
export function payStateOf(template: Template, sheet: Pick<Sheet, 'signerCount'>): SheetState {
  if (reviewedItems(template, sheet).length === 0) return 'rating'
  const after = routeStepsOf(template, sheet.signerCount).find(({ action }) => action === 'review-sheet')?.to ?? ''
  return isSheetState(after) && after !== 'sealed' ? after : 'rating'
}
