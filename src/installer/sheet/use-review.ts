import { useState } from 'react'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { reviewChangesOf, reviewLinesOf, reviewProblem, reviewSummary, startReviewOf, type ReviewDraft } from './review-view'

/** The column 审核 while the caller fills it: its lines, what they changed, and what signing would do. The draft is of the content that was on show. */
export function useReview(sheet: SheetView | undefined) {
  const [kept, setKept] = useState<{ readonly contentHash: string | null; readonly draft: ReviewDraft } | null>(null)
  const lines = sheet === undefined ? [] : reviewLinesOf(sheet)
  const draft = sheet === undefined ? {} : kept !== null && kept.contentHash === sheet.contentHash ? kept.draft : startReviewOf(sheet)
  return {
    lines, draft, changes: reviewChangesOf(lines, draft),
    isReady: lines.every((line) => reviewProblem(line, draft) === null),
    summary: sheet === undefined || lines.length === 0 ? '' : reviewSummary(sheet, lines, draft),
    change: (next: ReviewDraft) => { setKept({ contentHash: sheet?.contentHash ?? null, draft: next }) },
  }
}
