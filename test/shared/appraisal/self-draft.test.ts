import fc from 'fast-check'
import { draftOf, openDraft, type GivenDraft, type SelfDraft } from '@shared/appraisal/self-draft'
import { installServiceCard } from '@shared/sheets/install-service-card'

const sheet = { _id: 's', employeeId: 'p', selfScore: null }
const at = (minute: number) => `2026-12-02T01:${String(minute).padStart(2, '0')}:00.000Z`
const items = installServiceCard.items.map(({ id }) => id)
const save = (stored: SelfDraft | null, given: GivenDraft, now: string) => draftOf(sheet, installServiceCard, given, stored, now)

test('whatever two phones save in whatever order, each item is as it was edited last', () => {
  const edit = fc.record({ item: fc.constantFrom(...items), minute: fc.nat(50), points: fc.integer({ min: 0, max: 9 }).map(String) })
  fc.assert(fc.property(fc.uniqueArray(edit, { selector: ({ minute }) => minute, maxLength: 12 }), fc.func(fc.boolean()), (edits, isFirst) => {
    const saves = [...edits].sort((a, b) => Number(isFirst(b.minute)) - Number(isFirst(a.minute)))
    const kept = saves.reduce<SelfDraft | null>((stored, { item, minute, points }) => save(stored, { points: [{ item, points, remark: '', editedAt: at(minute) }], comment: '', commentEditedAt: at(0) }, at(59)), null)
    for (const item of items) {
      const last = edits.filter((one) => one.item === item).sort((a, b) => a.minute - b.minute).pop()
      expect(kept?.points.find((one) => one.item === item)?.points).toBe(last?.points)
    }
  }))
})

test('a phone whose clock runs ahead is not always the last', () => {
  const first = save(null, { points: [{ item: 'inspection', points: '1', remark: '', editedAt: '2030-01-01T00:00:00.000Z' }], comment: '' }, at(1))
  expect(save(first, { points: [{ item: 'inspection', points: '2', remark: '', editedAt: at(2) }], comment: '' }, at(3)).points).toMatchObject([{ points: '2', editedAt: at(2) }])
})

test('handed in, a draft from before is over', () => {
  const draft = save(null, { points: [], comment: '' }, at(1))
  expect(openDraft({ selfScore: { points: [], comment: '', submittedAt: at(2) } }, draft)).toBeNull()
  expect(openDraft({ selfScore: null }, draft)).toBe(draft)
})
