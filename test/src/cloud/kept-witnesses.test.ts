import { compareWitnesses } from '../../../src/cloud/kept-witnesses'

const [first, second, other] = ['1-7F3K-9QMD-2XWA', '2-AAAA-BBBB-CCCC', '1-0000-1111-2222']

test('what a phone sees first it keeps, and says nothing as long as it stays so', () => {
  expect(compareWitnesses({}, [first, second])).toEqual({ kept: { 1: first, 2: second }, changed: [] })
  expect(compareWitnesses({ 1: first, 2: second }, [second, first])).toEqual({ kept: { 1: first, 2: second }, changed: [] })
})

test('another code for the same batch is told each time that it is seen, and never takes the place of the first', () => {
  const told = { kept: { 1: first }, changed: [{ batchNo: 1, kept: first, seen: other }] }
  expect(compareWitnesses({ 1: first }, [other])).toEqual(told)
  expect(compareWitnesses(told.kept, [other])).toEqual(told)
})

test('two codes for one batch in one answer are told too', () => {
  expect(compareWitnesses({}, [first, other]).changed).toEqual([{ batchNo: 1, kept: first, seen: other }])
})

test('what is no code is left alone', () => {
  expect(compareWitnesses({ 1: first }, ['', 'hello', '-AAAA', '__proto__'])).toEqual({ kept: { 1: first }, changed: [] })
})

test('the phone never keeps more than 400, and the newest batches stay', () => {
  const codes = Array.from({ length: 450 }, (_, index) => `${index + 1}-7F3K-9QMD-2XWA`)
  const { kept } = compareWitnesses({}, codes)
  expect(Object.keys(kept)).toHaveLength(400)
  expect([kept['50'], kept['51'], kept['450']]).toEqual([undefined, codes[50], codes[449]])
})
