import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

/** One item as far as it is filled in; `editedAt` tells which of two phones was the last. */
export interface DraftedItem {
  readonly item: string
  readonly points: string
  readonly remark: string
  readonly editedAt: string
}

/** A self-score that is not handed in yet; `_id` is the sheet's. Only its owner ever sees it. */
export interface SelfDraft {
  readonly _id: string
  readonly employeeId: string
  /** As typed: points may be missing or not yet right. */
  readonly points: readonly DraftedItem[]
  readonly comment: string
  readonly commentEditedAt: string
  readonly savedAt: string
}

/** What a phone sends; without a moment it was edited now. */
export interface GivenDraft {
  readonly points: readonly (Omit<DraftedItem, 'editedAt'> & { readonly editedAt?: string | undefined })[]
  readonly comment: string
  readonly commentEditedAt?: string | undefined
}

/** A phone's clock may be wrong, but never counts as later than the server's. */
const momentOf = (editedAt: string | undefined, now: string): string => (editedAt === undefined || editedAt > now ? now : editedAt)

/**
 * The draft as it is kept: of items that are on the sheet, each once. Where another phone had saved before, each item and the comment stay as they were
 * edited last, so that neither phone takes away what was filled in on the other.
 */
export function draftOf(sheet: Pick<Sheet, '_id' | 'employeeId' | 'selfScore'>, template: Pick<Template, 'items'>, given: GivenDraft, stored: SelfDraft | null, now: string): SelfDraft {
  const before = openDraft(sheet, stored)
  const points = template.items.filter(({ isOff }) => isOff !== true).flatMap(({ id }) => {
    const last = given.points.filter(({ item }) => item === id).pop()
    const kept = before?.points.find(({ item }) => item === id)
    const fresh = last === undefined ? undefined : { item: id, points: last.points, remark: last.remark.trim(), editedAt: momentOf(last.editedAt, now) }
    return fresh !== undefined && (kept === undefined || fresh.editedAt >= kept.editedAt) ? [fresh] : kept ?? []
  })
  const commentEditedAt = momentOf(given.commentEditedAt, now)
  const isNewer = before === null || commentEditedAt >= before.commentEditedAt
  return { _id: sheet._id, employeeId: sheet.employeeId, points, ...(isNewer ? { comment: given.comment.trim(), commentEditedAt } : { comment: before.comment, commentEditedAt: before.commentEditedAt }), savedAt: now }
}

/** The draft where it is newer than what was handed in; null where it is of no more use. */
export function openDraft(sheet: Pick<Sheet, 'selfScore'>, draft: SelfDraft | null): SelfDraft | null {
  return draft === null || (sheet.selfScore !== null && draft.savedAt <= sheet.selfScore.submittedAt) ? null : draft
}
