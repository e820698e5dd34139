import type { Entry } from '../../../../src/lead/log-incident/entry-draft'
import { UnsentEntry } from '../../../../src/lead/log-incident/unsent-entry'

const entry: Entry = {
  input: { employeeId: 'p-1', kind: 'tool-violation', quantity: 1, occurredAt: '2026-11-26T06:30:00.000Z', note: '', orderNo: null },
  name: '李大勇', what: '工具违规', points: '−1 分', isGood: false,
}

/** A phone's storage: it outlives the app and keeps copies, never the object. */
function phone(kept?: unknown) {
  let text = kept === undefined ? undefined : JSON.stringify(kept)
  const open = () => new UnsentEntry({
    read: (): unknown => (text === undefined ? '' : JSON.parse(text)), write: (value) => { text = JSON.stringify(value) }, remove: () => { text = undefined },
  })
  return { open }
}

test('an entry that was not answered is there again, the same to the letter, after the app was killed', () => {
  const { open } = phone()
  open().keep(entry)
  expect(open().read()).toEqual(entry)
})

test('an answered one is gone', () => {
  const { open } = phone()
  open().keep(entry)
  open().drop()
  expect(open().read()).toBeNull()
})

test.each([['nothing', undefined], ['another shape', { input: {}, name: 1 }], ['a text', 'entry'], ['null', null]])('what is no entry is none: %s', (_case, kept) => {
  expect(phone(kept).open().read()).toBeNull()
})
