import type { SheetView } from '@shared/appraisal/sheet-view'
import type { DraftPhotoRef, PhoneDraft } from '../../cloud/self-drafts'

/** A photo of an item as the form has it; `isOnServer` where its bytes have come already. */
export interface FormPhoto extends DraftPhotoRef {
  readonly isOnServer: boolean
}

/** An item as it stands in the form. `editedAt` is the moment of the last change, empty while nobody has changed anything. */
export interface FormItem {
  readonly points: string
  readonly remark: string
  readonly editedAt: string
  readonly photos: readonly FormPhoto[]
}

/** The form: every item that is in use, and the word on the whole. */
export interface SelfForm {
  readonly items: Readonly<Record<string, FormItem>>
  readonly comment: string
  readonly commentEditedAt: string
}

type Given = Pick<SheetView, 'selfScore' | 'selfDraft'>

function photosOf({ selfScore }: Given, item: string): readonly FormPhoto[] {
  return (selfScore?.points.find((given) => given.item === item)?.photos ?? []).filter(({ state }) => state !== 'rejected')
    .map(({ sha256, sizeBytes, takenAt, state }) => ({ sha256, sizeBytes, takenAt, isOnServer: state !== 'awaited' }))
}

/**
 * Where an item starts: from this phone or from the draft on the server, whichever was edited last; else from what was handed in, else from `system`.
 * Photos lie on this phone, or where they were handed in.
 */
function startItem(sheet: Given, phone: PhoneDraft | null, item: string, system: string): FormItem {
  const handedIn = sheet.selfScore?.points.find((given) => given.item === item)
  const start: FormItem = { points: handedIn?.points ?? system, remark: handedIn?.remark ?? '', editedAt: '', photos: photosOf(sheet, item) }
  const server = sheet.selfDraft?.points.find((given) => given.item === item)
  const here = phone?.items[item]
  const isStale = (editedAt: string) => sheet.selfScore !== null && editedAt <= sheet.selfScore.submittedAt
  const isHere = here !== undefined && !isStale(here.editedAt)
  const known = new Set(start.photos.filter(({ isOnServer }) => isOnServer).map(({ sha256 }) => sha256))
  const photos = isHere ? here.photos.map((photo) => ({ ...photo, isOnServer: known.has(photo.sha256) })) : start.photos
  if (isHere && (server === undefined || here.editedAt >= server.editedAt)) return { points: here.points, remark: here.remark, editedAt: here.editedAt, photos }
  return server === undefined ? start : { points: server.points, remark: server.remark, editedAt: server.editedAt, photos }
}

/** The form as it opens: nothing that was filled in on this phone or on another is lost, item by item the last edit stands. */
export function startForm(sheet: Given, phone: PhoneDraft | null, systemPoints: Readonly<Record<string, string>>): SelfForm {
  const items = Object.fromEntries(Object.entries(systemPoints).map(([item, system]) => [item, startItem(sheet, phone, item, system)]))
  const { selfScore, selfDraft } = sheet
  const isPhoneNewer = phone !== null && phone.commentEditedAt !== '' && phone.commentEditedAt >= (selfDraft?.commentEditedAt ?? selfScore?.submittedAt ?? '')
  return isPhoneNewer ? { items, comment: phone.comment, commentEditedAt: phone.commentEditedAt } : { items, comment: (selfDraft ?? selfScore)?.comment ?? '', commentEditedAt: selfDraft?.commentEditedAt ?? '' }
}

/** What of the form lies on the phone. */
export function phoneDraftOf({ items, comment, commentEditedAt }: SelfForm): PhoneDraft {
  const edited = Object.entries(items).filter(([, { editedAt }]) => editedAt !== '')
  return { items: Object.fromEntries(edited.map(([item, { photos, ...given }]) => [item, { ...given, photos: photos.map(({ isOnServer: _there, ...photo }) => photo) }])), comment, commentEditedAt }
}

/** When each item, and under the empty name the word on the whole, was edited last of what the server has. */
export type SavedMoments = Readonly<Record<string, string>>

const commentKey = ''

/** What the server has of the form when it opens. */
export function savedMomentsOf({ selfDraft }: Given): SavedMoments {
  return selfDraft === null ? {} : { ...Object.fromEntries(selfDraft.points.map(({ item, editedAt }) => [item, editedAt])), [commentKey]: selfDraft.commentEditedAt }
}

/** The moments of the form as it stands: what the server has once it has taken it. */
export function momentsOf({ items, commentEditedAt }: SelfForm): SavedMoments {
  return { ...Object.fromEntries(Object.entries(items).map(([item, { editedAt }]) => [item, editedAt])), [commentKey]: commentEditedAt }
}

/** The text that the server does not have yet, to be kept there as a draft; null while it has all. */
export function unsavedOf(form: SelfForm, saved: SavedMoments) {
  const isNews = Object.entries(momentsOf(form)).some(([name, moment]) => moment > (saved[name] ?? ''))
  if (!isNews) return null
  const points = Object.entries(form.items).filter(([, { editedAt }]) => editedAt !== '').map(([item, { points: given, remark, editedAt }]) => ({ item, points: given, remark: remark.trim(), editedAt }))
  return { points, comment: form.comment, ...(form.commentEditedAt === '' ? {} : { commentEditedAt: form.commentEditedAt }) }
}
