import fc from 'fast-check'
import { hasArrived, meet, phoneDraftOf, placeOf, savedOf, settleClashes, startWork, unsavedOf, type SelfForm, type SelfWork } from '../../../../src/installer/self-score/draft-merge'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { PhoneDraft, SavedSelf } from '../../../../src/cloud/self-drafts'

const system = { a: '20', b: '' }
const photo = { sha256: 'p'.repeat(64), sizeBytes: 80_000, takenAt: null }
const other = { ...photo, sha256: 'q'.repeat(64) }
type Cloud = Pick<SheetView, 'selfScore' | 'selfDraft' | 'selfRevision'>
const empty: Cloud = { selfScore: null, selfDraft: null, selfRevision: 0 }
const handedIn: Cloud = {
  selfScore: { points: [{ item: 'a', points: '18', remark: '交过的', photos: [{ ...photo, type: 'image/jpeg', state: 'kept', note: '', boundAt: '' }] }, { item: 'b', points: '7', photos: [] }], comment: '都好', submittedAt: '2026-12-02T01:10:00.000Z' },
  selfDraft: null, selfRevision: 1,
}

/** The cloud after it has taken what a phone sent. */
const after = (cloud: Cloud, { items, comment }: SavedSelf): Cloud => ({
  ...cloud, selfRevision: cloud.selfRevision + 1,
  selfDraft: { points: Object.entries(items).map(([item, given]) => ({ item, ...given, photos: [...given.photos] })), comment, savedAt: '2026-12-02T01:20:00.000Z' },
})
const type = (work: SelfWork, item: string, change: Partial<SelfForm['items'][string]>): SelfWork => {
  const before = work.form.items[item]
  return before === undefined ? work : { ...work, form: { ...work.form, items: { ...work.form.items, [item]: { ...before, ...change, isFilled: true } } } }
}
const say = (work: SelfWork, comment: string): SelfWork => ({ ...work, form: { ...work.form, comment } })
const open = (cloud: Cloud, phone: PhoneDraft | null = null) => startWork(cloud, phone, system)
const sentBy = (work: SelfWork): SavedSelf => unsavedOf(work) ?? { revision: 0, items: {}, comment: '' }
const onPhone = (item: string, remark: string) => phoneDraftOf(type(open(empty), item, { points: '16', remark }))

test('untouched it starts from the system, and from what was handed in before, photos as well; there is nothing to save', () => {
  expect(open(empty).form).toMatchObject({ items: { a: { points: '20', isFilled: false }, b: { points: '' } }, comment: '' })
  expect(open(handedIn).form).toMatchObject({ items: { a: { points: '18', remark: '交过的', photos: [{ ...photo, isHandedIn: true, isOnServer: true }] }, b: { points: '7' } }, comment: '都好' })
  expect([unsavedOf(open(empty)), unsavedOf(open(handedIn))]).toEqual([null, null])
})

test('what is on this phone is what comes back after the app was killed, and is sent until the cloud has it', () => {
  const work = say(type(open(empty), 'a', { points: '16', photos: [{ ...photo, isHandedIn: false, isOnServer: false }] }), ' 好 ')
  const again = open(empty, phoneDraftOf(work))
  expect(again.form).toEqual(work.form)
  expect(unsavedOf(again)).toEqual({ revision: 0, items: { a: { points: '16', remark: '', photos: [photo.sha256] } }, comment: '好' })
  expect(unsavedOf(meet(again, after(empty, sentBy(again))))).toBeNull()
})

test('what another phone filled in comes in where this one changed nothing', () => {
  const cloud = after(empty, sentBy(say(type(open(empty), 'b', { points: '8', remark: '那台' }), '那台写的')))
  const here = type(open(empty), 'a', { points: '16' })
  const met = meet(here, cloud)
  expect(met).toMatchObject({ clashes: [], form: { items: { a: { points: '16' }, b: { points: '8', remark: '那台' } }, comment: '那台写的' } })
  expect(hasArrived(here.form, met.form)).toBe(true)
  // Both are sent, so that the cloud loses neither.
  expect(unsavedOf(met)).toMatchObject({ revision: 1, items: { a: { points: '16' }, b: { points: '8' } }, comment: '那台写的' })
})

test('a word on the whole that was written on another phone is not wiped by a page that never had one', () => {
  const cloud = after(empty, sentBy(say(open(empty), '这个月做得好的')))
  expect(unsavedOf(meet(type(open(empty), 'a', { points: '3' }), cloud))?.comment).toBe('这个月做得好的')
})

test('what was changed on both is shown and asked for, on opening as well; until then nothing is saved', () => {
  const cloud = after(empty, sentBy(say(type(open(empty), 'a', { points: '15', remark: '那台' }), '那台写的')))
  const work = open(cloud, phoneDraftOf(say(type(open(empty), 'a', { points: '16', remark: '这台' }), '这台写的')))
  expect(work.clashes).toEqual([{ item: 'a', theirs: { points: '15', remark: '那台' } }, { item: '', theirs: { points: '', remark: '那台写的' } }])
  expect(work.form).toMatchObject({ items: { a: { remark: '这台' } }, comment: '这台写的' })
  expect([unsavedOf(work), placeOf(work)]).toEqual([null, 'phone'])
  expect(unsavedOf(settleClashes(work, 'here'))).toMatchObject({ revision: 1, items: { a: { points: '16', remark: '这台' } }, comment: '这台写的' })
  expect(settleClashes(work, 'there')).toMatchObject({ form: { items: { a: { points: '15', remark: '那台' } }, comment: '那台写的' }, clashes: [] })
  expect(unsavedOf(settleClashes(work, 'there'))).toBeNull()
})

test('a question that was not answered is asked again after the app was killed', () => {
  const cloud = after(empty, sentBy(type(open(empty), 'a', { points: '15', remark: '那台' })))
  const asked = open(cloud, onPhone('a', '这台'))
  expect(open(cloud, phoneDraftOf(asked)).clashes).toEqual(asked.clashes)
})

test('handed in on another phone, what this one still has is asked about, and what it has not changed is replaced', () => {
  expect(open(handedIn, onPhone('a', '旧的')).clashes).toEqual([{ item: 'a', theirs: { points: '18', remark: '交过的' } }])
  expect(open(handedIn, phoneDraftOf(open(empty))).form).toMatchObject({ items: { a: { points: '18', remark: '交过的', photos: [{ isHandedIn: true }] } }, comment: '都好' })
})

test('an old copy, read without a network, takes nothing back', () => {
  const saved = after(empty, sentBy(type(open(empty), 'a', { points: '16' })))
  expect(open(empty, phoneDraftOf(open(saved))).form.items.a).toMatchObject({ points: '16' })
})

test('photos of a draft stay on their phone: the other one says how many there are, and takes none of them out', () => {
  const here = type(open(empty), 'a', { photos: [{ ...photo, isHandedIn: false, isOnServer: false }] })
  const cloud = after(empty, sentBy(here))
  const there = open(cloud)
  expect(there.form.items.a).toMatchObject({ photos: [], elsewhere: [photo.sha256] })
  const both = type(there, 'a', { remark: '那台', photos: [{ ...other, isHandedIn: false, isOnServer: false }] })
  const later = after(cloud, sentBy(both))
  expect(savedOf(later).items.a?.photos).toEqual([photo.sha256, other.sha256])
  const met = meet({ form: here.form, base: savedOf(cloud) }, later)
  expect(met.form.items.a).toMatchObject({ remark: '那台', photos: [{ sha256: photo.sha256 }], elsewhere: [other.sha256] })
  expect(placeOf(met)).toBe('cloud-without-photos')
  // Taken out where it is, it is gone for the other one too.
  expect(savedOf(after(later, sentBy(type(met, 'a', { photos: [] })))).items.a?.photos).toEqual([other.sha256])
})

test('opening the page while handed-in photos are still on their way makes no draft, and handing in again names them', () => {
  const [first, ...rest] = handedIn.selfScore?.points ?? []
  const onTheWay: Cloud = { ...handedIn, selfScore: { comment: '', submittedAt: '', points: [{ item: 'a', points: '18', ...first, photos: [{ ...photo, type: 'image/jpeg', state: 'awaited', note: '', boundAt: '' }] }, ...rest] } }
  expect(unsavedOf(open(onTheWay))).toBeNull()
  expect(open(onTheWay).form.items.a?.photos).toMatchObject([{ isHandedIn: true, isOnServer: false }])
})

/** Two phones that type, save, are killed and look, in any order, against one cloud that takes only what follows it. */
test('whatever two phones do, nothing that was typed goes unless it was changed again, or the person chose', () => {
  const step = fc.record({ phone: fc.constantFrom(0, 1), does: fc.constantFrom('type', 'type', 'save', 'look', 'reopen'), item: fc.constantFrom('a', 'b', '') })
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    let cloud = empty
    const phones: [SelfWork, SelfWork] = [open(empty), open(empty)]
    const textsOf = ({ form }: SelfWork) => [form.items.a?.remark, form.items.b?.remark, form.comment]
    for (const [index, { phone, does, item }] of steps.entries()) {
      const work = phones[phone]
      const before = [...textsOf(phones[0]), ...textsOf(phones[1]), ...Object.values(savedOf(cloud).items).map(({ remark }) => remark), savedOf(cloud).comment]
      if (does === 'type') {
        phones[phone] = item === '' ? say(work, `t${index}`) : type(work, item, { remark: `t${index}` })
        continue
      }
      if (does === 'reopen') phones[phone] = open(cloud, phoneDraftOf(work))
      if (does === 'look') phones[phone] = meet(work, cloud)
      const next = does === 'save' ? unsavedOf(work) : null
      if (next !== null && next.revision === cloud.selfRevision) {
        cloud = after(cloud, next)
        phones[phone] = { ...work, base: { ...next, revision: cloud.selfRevision } }
      }
      // What the phone had and the cloud had not is still on a phone, in the cloud, or in a question.
      const now = new Set([...textsOf(phones[0]), ...textsOf(phones[1]), ...Object.values(savedOf(cloud).items).map(({ remark }) => remark), savedOf(cloud).comment, ...phones.flatMap(({ clashes }) => clashes.map(({ theirs }) => theirs.remark))])
      const unsaved = [unsavedOf(work)].flatMap((one) => (one === null ? [] : [...Object.values(one.items).map(({ remark }) => remark), one.comment]))
      const saved = [...Object.values(work.base.items).map(({ remark }) => remark), work.base.comment]
      for (const text of unsaved.filter((one) => before.includes(one) && !saved.includes(one))) expect(now.has(text)).toBe(true)
    }
  }), { numRuns: 400 })
})
