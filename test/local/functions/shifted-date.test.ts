import { shiftDate } from '../../../local/functions/shifted-date'

const RealDate = Date
const shared = new SharedArrayBuffer(8)
const offset = new BigInt64Array(shared)

beforeAll(() => {
  shiftDate(shared)
})
afterAll(() => {
  RealDate.prototype.constructor = RealDate
  globalThis.Date = RealDate
})

test('only the current time moves; given times, classes and methods stay', () => {
  Atomics.store(offset, 0, 86_400_000n)
  const ahead = RealDate.now() + 86_400_000
  expect(Math.abs(Date.now() - ahead)).toBeLessThan(50)
  expect(Math.abs(new Date().getTime() - ahead)).toBeLessThan(50)
  expect(new Date(5).getTime()).toBe(5)
  expect(new Date(2026, 0, 2).getFullYear()).toBe(2026)
  expect(Date.UTC(2026, 0, 1)).toBe(RealDate.UTC(2026, 0, 1))
  expect(Date.parse('2026-01-01')).toBe(RealDate.parse('2026-01-01'))
  expect(new Date()).toBeInstanceOf(Date)
  expect(new Date()).toBeInstanceOf(RealDate)
  expect(new RealDate()).toBeInstanceOf(Date)
  expect(Object.prototype.toString.call(new Date())).toBe('[object Date]')
  expect(new Date().constructor).toBe(Date)
  class Later extends Date {}
  expect(new Later()).toBeInstanceOf(Later)
  expect(Math.abs(new Later().getTime() - ahead)).toBeLessThan(50)
})
