import { momentsOf, phoneDraftOf, savedMomentsOf, startForm, unsavedOf } from '../../../../src/installer/self-score/draft-merge'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { PhoneDraft } from '../../../../src/cloud/self-drafts'

const system = { a: '20', b: '' }
const photo = { sha256: 'p'.repeat(64), sizeBytes: 80_000, takenAt: null }
const at = (minute: number) => `2026-12-02T01:${String(minute).padStart(2, '0')}:00.000Z`
const phone = (items: PhoneDraft['items'], comment = '', commentEditedAt = ''): PhoneDraft => ({ items, comment, commentEditedAt })
const server = (points: { item: string; points: string; remark: string; editedAt: string }[], comment = '', commentEditedAt = at(0)): SheetView['selfDraft'] => ({ points, comment, commentEditedAt, savedAt: at(59) })
const handedIn: NonNullable<SheetView['selfScore']> = { points: [{ item: 'a', points: '18', remark: '交过的', photos: [{ ...photo, type: 'image/jpeg', state: 'kept', note: '', boundAt: at(0) }] }, { item: 'b', points: '7', photos: [] }], comment: '都好', submittedAt: at(10) }

test('untouched it starts from the system, and from what was handed in before, photos as well', () => {
  expect(startForm({ selfScore: null, selfDraft: null }, null, system)).toMatchObject({ items: { a: { points: '20', editedAt: '' }, b: { points: '' } }, comment: '' })
  expect(startForm({ selfScore: handedIn, selfDraft: null }, null, system)).toMatchObject({ items: { a: { points: '18', remark: '交过的', photos: [{ ...photo, isOnServer: true }] }, b: { points: '7' } }, comment: '都好' })
})

test('of two phones the last edit of each item stands, and neither loses what was filled in on the other', () => {
  const form = startForm({ selfScore: null, selfDraft: server([{ item: 'a', points: '15', remark: '那台', editedAt: at(5) }, { item: 'b', points: '8', remark: '', editedAt: at(6) }], '那台写的', at(9)) },
    phone({ a: { points: '16', remark: '这台', editedAt: at(7), photos: [photo] }, b: { points: '3', remark: '', editedAt: at(1), photos: [] } }, '这台写的', at(8)), system)
  expect(form).toMatchObject({ items: { a: { points: '16', remark: '这台', photos: [{ ...photo, isOnServer: false }] }, b: { points: '8' } }, comment: '那台写的' })
})

test('what is on this phone is what comes back after the app was killed, and only what the server lacks is sent', () => {
  const draft = phone({ a: { points: '16', remark: '', editedAt: at(7), photos: [photo] } }, '好', at(8))
  const form = startForm({ selfScore: null, selfDraft: null }, draft, system)
  expect(phoneDraftOf(form)).toEqual(draft)
  expect(unsavedOf(form, {})).toEqual({ points: [{ item: 'a', points: '16', remark: '', editedAt: at(7) }], comment: '好', commentEditedAt: at(8) })
  expect(unsavedOf(form, momentsOf(form))).toBeNull()
  // Another item was saved later from another phone: this one's is news all the same.
  expect(unsavedOf(form, savedMomentsOf({ selfScore: null, selfDraft: server([{ item: 'b', points: '8', remark: '', editedAt: at(20) }], '', at(20)) }))).not.toBeNull()
  expect(unsavedOf(startForm({ selfScore: null, selfDraft: null }, null, system), {})).toBeNull()
})

test('once handed in, what this phone still has from before is of no more use', () => {
  expect(startForm({ selfScore: handedIn, selfDraft: null }, phone({ a: { points: '3', remark: '旧的', editedAt: at(9), photos: [] } }, '旧的', at(9)), system)).toMatchObject({ items: { a: { points: '18', remark: '交过的' } }, comment: '都好' })
  expect(startForm({ selfScore: handedIn, selfDraft: null }, phone({ a: { points: '3', remark: '改的', editedAt: at(11), photos: [photo] } }, '改的', at(11)), system)).toMatchObject({ items: { a: { points: '3', photos: [{ isOnServer: true }] } }, comment: '改的' })
})
