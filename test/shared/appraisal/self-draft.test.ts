import fc from 'fast-check'
import { draftOf, handedInDraft, openDraft, refuseOlder, type GivenDraft, type SelfDraft } from '@shared/appraisal/self-draft'
import { installServiceCard } from '@shared/sheets/install-service-card'

const sheet = { _id: 's', employeeId: 'p' }
const at = (minute: number) => `2026-12-02T01:${String(minute).padStart(2, '0')}:00.000Z`
const text = (remark: string): GivenDraft => ({ points: [{ item: 'inspection', points: '5', remark, photos: [] }], comment: '' })
const save = (stored: SelfDraft | null, given: GivenDraft, by = { base: stored?.revision ?? 0, writer: 'phone', no: 1 }, now = at(1)) => draftOf(sheet, installServiceCard, given, by, stored, now)

test('of the sheet\'s items each is kept once, and nothing that is not on it', () => {
  const kept = save(null, { points: [{ item: 'none', points: '1', remark: '', photos: [] }, { item: 'inspection', points: '1', remark: ' 早 ', photos: [] }, { item: 'inspection', points: '2', remark: ' 晚 ', photos: ['p'] }], comment: ' 好 ' })
  expect(kept).toMatchObject({ revision: 1, points: [{ item: 'inspection', points: '2', remark: '晚', photos: ['p'] }], comment: '好' })
})

/** Phones that save what they know of, whose saves arrive late, twice, or in another order, and whose answers may be lost. */
test('however saves of several phones arrive, each that is taken follows one that its phone knew of, or an older one of its own', () => {
  const send = fc.record({ phone: fc.constantFrom('a', 'b', 'c'), isAnswered: fc.boolean(), reads: fc.boolean(), isLate: fc.boolean() })
  fc.assert(fc.property(fc.array(send, { maxLength: 40 }), (sends) => {
    const known = new Map<string, number>()
    const no = new Map<string, number>()
    const late: { text: string; by: { base: number; writer: string; no: number } }[] = []
    let stored: SelfDraft | null = null
    let lastBy: { phone: string; no: number } | null = null
    const arrive = (given: string, by: { base: number; writer: string; no: number }): boolean => {
      const before: SelfDraft | null = stored
      if (refuseOlder(stored, by) !== null) {
        expect(before?.revision).not.toBe(by.base)
        return false
      }
      const ownOlder = lastBy !== null && lastBy.phone === by.writer && lastBy.no < by.no
      expect(before === null || before.revision === by.base || ownOlder).toBe(true)
      stored = save(stored, text(given), by)
      lastBy = { phone: by.writer, no: by.no }
      return true
    }
    for (const [index, { phone, isAnswered, reads, isLate }] of sends.entries()) {
      const seen = stored as SelfDraft | null
      if (reads) known.set(phone, seen?.revision ?? 0)
      no.set(phone, (no.get(phone) ?? 0) + 1)
      const by = { base: known.get(phone) ?? 0, writer: phone, no: no.get(phone) ?? 0 }
      if (isLate) late.push({ text: String(index), by })
      else if (arrive(String(index), by) && isAnswered) known.set(phone, (stored as SelfDraft | null)?.revision ?? 0)
    }
    for (const one of late) arrive(one.text, one.by)
  }))
})

test.each([
  ['nothing is there yet', null, { base: 0, writer: 'a', no: 1 }, null],
  ['it follows what is there', 3, { base: 3, writer: 'b', no: 1 }, null],
  ['another phone has saved since', 3, { base: 2, writer: 'b', no: 9 }, 'draft-newer'],
  ['the same page, whose answer was lost', 3, { base: 2, writer: 'a', no: 6 }, null],
  ['the same page, but an earlier change that came late', 3, { base: 2, writer: 'a', no: 4 }, 'draft-newer'],
  ['the same change again', 3, { base: 2, writer: 'a', no: 5 }, 'draft-newer'],
] as const)('%s', (_name, revision, by, code) => {
  const stored = revision === null ? null : { ...save(null, text('')), revision, writer: 'a', no: 5 }
  expect(refuseOlder(stored, by)?.code ?? null).toBe(code)
})

test('handed in, a draft from before is over, and what still follows it is known to be older', () => {
  const draft = save(null, text('写着'))
  expect(openDraft({ selfScore: { points: [], comment: '', submittedAt: at(2) } }, draft)).toBeNull()
  expect(openDraft({ selfScore: null }, draft)).toBe(draft)
  const over = handedInDraft(sheet, { base: 1, writer: 'phone', no: 2 }, draft, at(2))
  expect(over).toMatchObject({ revision: 2, points: [], comment: '' })
  expect(openDraft({ selfScore: { points: [], comment: '', submittedAt: at(2) } }, over)).toBeNull()
  expect(refuseOlder(over, { base: 1, writer: 'other', no: 1 })?.code).toBe('draft-newer')
})
