import { notedIn, sweepOf } from '../../../../src/cloud/queue/left-over-photos'

const hourMs = 3_600_000

test('a photo whose entry another tab is just making is not removed, and is forgotten about once the entry is there', () => {
  const first = sweepOf(['a.jpg'], new Set(), {}, 0)
  expect(first).toEqual({ drop: [], noted: { 'a.jpg': 0 } })
  expect(sweepOf(['a.jpg'], new Set(['a.jpg']), first.noted, 9 * hourMs)).toEqual({ drop: [], noted: {} })
})

test('one that has had no entry for hours is removed, however often the app was started meanwhile', () => {
  const first = sweepOf(['a.jpg', 'b.jpg'], new Set(['b.jpg']), {}, 0)
  const second = sweepOf(['a.jpg', 'b.jpg'], new Set(['b.jpg']), first.noted, 5 * hourMs)
  expect(second).toEqual({ drop: [], noted: { 'a.jpg': 0 } })
  expect(sweepOf(['a.jpg', 'b.jpg'], new Set(['b.jpg']), second.noted, 6 * hourMs)).toEqual({ drop: ['a.jpg'], noted: {} })
})

test('a clock that was ahead makes a photo wait from now on, not for years', () => {
  expect(sweepOf(['a.jpg'], new Set(), { 'a.jpg': 900 * hourMs }, hourMs).noted).toEqual({ 'a.jpg': hourMs })
})

test('notes are read as they were written; what is no note is none', () => {
  expect(notedIn(JSON.stringify({ 'a.jpg': 5 }))).toEqual({ 'a.jpg': 5 })
  expect([notedIn(''), notedIn(undefined), notedIn('null'), notedIn('{"a.jpg":"soon"}')]).toEqual([{}, {}, {}, {}])
})
