import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

/** A self-score that is not handed in yet; `_id` is the sheet's. Only its owner ever sees it. */
export interface SelfDraft {
  readonly _id: string
  readonly employeeId: string
  /** As typed: points may be missing or not yet right. */
  readonly points: readonly { readonly item: string; readonly points: string; readonly remark: string }[]
  readonly comment: string
  readonly savedAt: string
}

/** The draft as it is kept: of items that are on the sheet, each once, the last one sent. */
export function draftOf(sheet: Pick<Sheet, '_id' | 'employeeId'>, template: Pick<Template, 'items'>, given: Pick<SelfDraft, 'points' | 'comment'>, now: string): SelfDraft {
  const points = template.items.filter(({ isOff }) => isOff !== true).flatMap(({ id }) => {
    const last = given.points.filter(({ item }) => item === id).pop()
    return last === undefined ? [] : [{ item: id, points: last.points, remark: last.remark.trim() }]
  })
  return { _id: sheet._id, employeeId: sheet.employeeId, points, comment: given.comment.trim(), savedAt: now }
}

/** The draft where it is newer than what was handed in; null where it is of no more use. */
export function openDraft(sheet: Pick<Sheet, 'selfScore'>, draft: SelfDraft | null): SelfDraft | null {
  return draft === null || (sheet.selfScore !== null && draft.savedAt <= sheet.selfScore.submittedAt) ? null : draft
}
