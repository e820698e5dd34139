import { refuse, type Refusal } from '../contract/refusal'
import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

/** One item as far as it is filled in. */
export interface DraftedItem {
  readonly item: string
  /** As typed: may be missing or not yet right. */
  readonly points: string
  readonly remark: string
  /** SHA-256 of photos that lie on one of the person's phones until it hands them in, so that the other can say so. */
  readonly photos: readonly string[]
}

/** What a change follows: the revision that the phone knew, and the how manieth change it is of this opening of the page. */
export interface DraftBase {
  readonly base: number
  readonly writer: string
  readonly no: number
}

/** A self-score that is not handed in yet; `_id` is the sheet's. Only its owner ever sees it. */
export interface SelfDraft {
  readonly _id: string
  readonly employeeId: string
  /** Counts what was saved and what was handed in, from whichever phone. */
  readonly revision: number
  /** Whose change the latest was, and the how manieth. */
  readonly writer: string
  readonly no: number
  readonly points: readonly DraftedItem[]
  readonly comment: string
  readonly savedAt: string
}

/** What a phone sends: everything that is filled in. */
export type GivenDraft = Pick<SelfDraft, 'points' | 'comment'>

type Drafted = Pick<Sheet, '_id' | 'employeeId'>

/**
 * Why a change may not replace what is there: another phone, or another page, has saved or handed in since. A phone may follow itself where an answer to it
 * was lost, but never with an older change that came late. Null: it follows.
 */
export function refuseOlder(stored: SelfDraft | null, { base, writer, no }: DraftBase): Refusal | null {
  const follows = stored === null || base === stored.revision || (writer === stored.writer && no > stored.no)
  return follows ? null : refuse('draft-newer')
}

function nextOf({ _id, employeeId }: Drafted, stored: SelfDraft | null, by: DraftBase | undefined, now: string) {
  return { _id, employeeId, revision: (stored?.revision ?? 0) + 1, writer: by?.writer ?? '', no: by?.no ?? 0, savedAt: now }
}

/** The draft as it is kept: of items that are on the sheet, each once. */
export function draftOf(sheet: Drafted, template: Pick<Template, 'items'>, given: GivenDraft, by: DraftBase, stored: SelfDraft | null, now: string): SelfDraft {
  const points = template.items.filter(({ isOff }) => isOff !== true).flatMap(({ id }) => {
    const last = given.points.filter(({ item }) => item === id).pop()
    return last === undefined ? [] : [{ item: id, points: last.points, remark: last.remark.trim(), photos: last.photos }]
  })
  return { ...nextOf(sheet, stored, by, now), points, comment: given.comment.trim() }
}

/** What is left of the draft once it is handed in: that there was one, so that what another phone still has of it is known to be older. */
export function handedInDraft(sheet: Drafted, by: DraftBase | undefined, stored: SelfDraft | null, now: string): SelfDraft {
  return { ...nextOf(sheet, stored, by, now), points: [], comment: '' }
}

/** The draft where it is newer than what was handed in; null where it is of no more use. */
export function openDraft(sheet: Pick<Sheet, 'selfScore'>, draft: SelfDraft | null): SelfDraft | null {
  return draft === null || (sheet.selfScore !== null && draft.savedAt <= sheet.selfScore.submittedAt) ? null : draft
}
