import { CopyShelf, type PhoneStorage } from '../../../src/cloud/copy-shelf'

class MemoryStorage implements PhoneStorage {
  readonly all = new Map<string, string>()
  room = Number.POSITIVE_INFINITY
  keys() { return [...this.all.keys()] }
  read(key: string) { return this.all.get(key) ?? '' }
  write(key: string, value: string) {
    if (this.all.size >= this.room) throw new Error('exceed storage max size')
    this.all.set(key, value)
  }
  remove(key: string) { this.all.delete(key) }
}

const copy = (minute: number, data: unknown = minute) => ({ data, fetchedAt: `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z` })
const limits = { copies: 3, characters: 200 }

let storage: MemoryStorage
let owner: string
let shelf: CopyShelf

beforeEach(() => {
  storage = new MemoryStorage()
  owner = 'p1'
  shelf = new CopyShelf(storage, 'v1', () => owner, limits)
})

test('a copy comes back with its time', () => {
  shelf.write('a', copy(1, { points: '80.10' }))
  expect(shelf.read('a')).toEqual(copy(1, { points: '80.10' }))
  expect(shelf.read('b')).toBeNull()
})

test('nobody reads another person’s copies', () => {
  shelf.write('a', copy(1))
  owner = 'p2'
  expect(shelf.read('a')).toBeNull()
})

test('copies of an app whose answers had another shape are not read, and go when room is made', () => {
  shelf.write('a', copy(1))
  const updated = new CopyShelf(storage, 'v2', () => owner, limits)
  expect(updated.read('a')).toBeNull()
  updated.write('a', copy(2))
  expect(storage.all.size).toBe(1)
})

test('there are at most so many; the oldest goes first', () => {
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) shelf.write(key, copy(index))
  expect(shelf.read('a')).toBeNull()
  expect(['b', 'c', 'd'].map((key) => shelf.read(key)?.data)).toEqual([1, 2, 3])
})

test('writing one again needs no room', () => {
  for (const [index, key] of ['a', 'b', 'c', 'c'].entries()) shelf.write(key, copy(index))
  expect(shelf.read('a')?.data).toBe(0)
})

test('an answer that is too large is not kept, nor its older copy, which would look current', () => {
  shelf.write('a', copy(1))
  shelf.write('a', copy(2, 'x'.repeat(300)))
  expect(shelf.read('a')).toBeNull()
})

test('a phone without room loses the copies, not the app', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  shelf.write('a', copy(1))
  storage.room = 1
  expect(() => { shelf.write('b', copy(2)) }).not.toThrow()
  expect(storage.all.size).toBe(0)
  expect(warned).toHaveBeenCalled()
  warned.mockRestore()
})

test('signing out removes one’s own copies and touches nothing else', () => {
  shelf.write('a', copy(1))
  owner = 'p2'
  shelf.write('a', copy(2))
  storage.write('shifu:text-scale', '1.15')
  shelf.removeMine()
  expect(shelf.read('a')).toBeNull()
  owner = 'p1'
  expect(shelf.read('a')?.data).toBe(1)
  expect(storage.all.has('shifu:text-scale')).toBe(true)
})
