import type { Copy } from '../../../src/cloud/copy-shelf'
import { QueryCache, type FetchAnswer } from '../../../src/cloud/query-cache'

type Answer = Awaited<ReturnType<FetchAnswer>>

const at = '2026-11-24T08:00:00.000Z'
const answer = (output: unknown): Answer => ({ ok: true, output, now: at })
const no = (code: 'offline' | 'busy' | 'internal' | 'forbidden'): Answer => ({ ok: false, refusal: { code, message: '不行' } })

class MemoryCopies {
  readonly all = new Map<string, Copy>()
  read(key: string) { return this.all.get(key) ?? null }
  write(key: string, copy: Copy) { this.all.set(key, copy) }
  remove(key: string) { this.all.delete(key) }
}

/** A fetch that is answered when the test says so. */
class Fetches {
  private readonly waiting: ((answer: Answer) => void)[] = []
  count = 0
  readonly fetch: FetchAnswer = () => {
    this.count += 1
    return new Promise((resolve) => { this.waiting.push(resolve) })
  }

  async answer(with_: Answer): Promise<void> {
    this.waiting.shift()?.(with_)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
}

let copies: MemoryCopies
let cache: QueryCache
let fetches: Fetches

beforeEach(() => {
  copies = new MemoryCopies()
  cache = new QueryCache(copies)
  fetches = new Fetches()
})

function show(key = 'q'): jest.Mock {
  const listener = jest.fn()
  cache.subscribe(key, fetches.fetch, listener)
  return listener
}

test('pages that ask the same at once share one request', async () => {
  const one = show()
  const two = show()
  void cache.refetch('q')
  void cache.refetch('q')
  expect(fetches.count).toBe(1)
  await fetches.answer(answer(1))
  expect(cache.entry('q')).toMatchObject({ data: 1, fetchedAt: at, isFetching: false })
  expect(one).toHaveBeenCalled()
  expect(two).toHaveBeenCalled()
})

test('the copy on the phone is on show before the first answer', () => {
  copies.write('q', { data: 'old', fetchedAt: at })
  show()
  void cache.refetch('q')
  expect(cache.entry('q')).toMatchObject({ data: 'old', fetchedAt: at, isFetching: true })
})

test('what is known stays the same object until it changes, so that pages draw only when they must', () => {
  copies.write('q', { data: 'old', fetchedAt: at })
  expect(cache.entry('q')).toBe(cache.entry('q'))
})

test.each(['offline', 'busy', 'internal'] as const)('after %s the old data stays on show, with the refusal beside it', async (code) => {
  show()
  void cache.refetch('q')
  await fetches.answer(answer('data'))
  void cache.refetch('q')
  await fetches.answer(no(code))
  expect(cache.entry('q')).toMatchObject({ data: 'data', fetchedAt: at, refusal: { code } })
  expect(copies.read('q')).not.toBeNull()
})

test('what somebody may no longer see disappears from the screen and from the phone', async () => {
  show()
  void cache.refetch('q')
  await fetches.answer(answer('data'))
  void cache.refetch('q')
  await fetches.answer(no('forbidden'))
  expect(cache.entry('q')).toMatchObject({ data: undefined, refusal: { code: 'forbidden' } })
  expect(copies.read('q')).toBeNull()
})

test('a change during a fetch is fetched again afterwards, for what it brings may be old', async () => {
  show()
  void cache.refetch('q')
  cache.invalidate()
  cache.invalidate()
  expect(fetches.count).toBe(1)
  await fetches.answer(answer('old'))
  expect(fetches.count).toBe(2)
  await fetches.answer(answer('new'))
  expect(cache.entry('q').data).toBe('new')
  expect(fetches.count).toBe(2)
})

test('a change fetches only what is on show', async () => {
  const leave = cache.subscribe('q', fetches.fetch, jest.fn())
  void cache.refetch('q')
  await fetches.answer(answer(1))
  leave()
  cache.invalidate()
  expect(fetches.count).toBe(1)
})

test('an answer that comes after somebody else signed in is dropped, on screen and on the phone', async () => {
  const listener = show()
  void cache.refetch('q')
  cache.clear()
  listener.mockClear()
  await fetches.answer(answer('of the person before'))
  expect(cache.entry('q').data).toBeUndefined()
  expect(copies.all.size).toBe(0)
})

test('signing out empties what pages still show', async () => {
  const listener = show()
  void cache.refetch('q')
  await fetches.answer(answer(1))
  copies.all.clear()
  listener.mockClear()
  cache.clear()
  expect(listener).toHaveBeenCalledTimes(1)
  expect(cache.entry('q').data).toBeUndefined()
})

test('a bug while asking is thrown, and the page does not load for ever', async () => {
  cache.subscribe('q', () => Promise.reject(new TypeError('bug')), jest.fn())
  await expect(cache.refetch('q')).rejects.toBeInstanceOf(TypeError)
  expect(cache.entry('q').isFetching).toBe(false)
})
