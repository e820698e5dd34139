import { listen } from '../../../src/cloud/live.weapp'

interface Handlers {
  onChange: () => void
  onError: (failure: unknown) => void
}

const mockWatches: { collection: string; query: unknown; handlers: Handlers; isClosed: boolean }[] = []

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    cloud: {
      database: () => ({
        collection: (collection: string) => ({
          where: (query: unknown) => ({
            watch: (handlers: Handlers) => {
              const watch = { collection, query, handlers, isClosed: false }
              mockWatches.push(watch)
              return { close: () => { watch.isClosed = true } }
            },
          }),
        }),
      }),
    },
  },
}))

beforeEach(() => {
  mockWatches.length = 0
  jest.useFakeTimers()
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

test('the own signal is watched by a query that names its owner', () => {
  listen('p-1', () => undefined)
  expect(mockWatches).toMatchObject([{ collection: 'signals', query: { _id: 'p-1', openid: '{openid}' } }])
})

test('how the signal stands at first is no change, everything after it is', () => {
  const onChange = jest.fn()
  listen('p-1', onChange)
  mockWatches[0]?.handlers.onChange()
  expect(onChange).not.toHaveBeenCalled()
  mockWatches[0]?.handlers.onChange()
  mockWatches[0]?.handlers.onChange()
  expect(onChange).toHaveBeenCalledTimes(2)
})

test('after a break it is watched again a minute later, once, and what was missed counts as a change', () => {
  const onChange = jest.fn()
  listen('p-1', onChange)
  mockWatches[0]?.handlers.onChange()
  mockWatches[0]?.handlers.onError({ errMsg: 'watch:fail' })
  mockWatches[0]?.handlers.onError({ errMsg: 'watch:fail' })
  jest.advanceTimersByTime(59_000)
  expect(mockWatches.length).toBe(1)
  jest.advanceTimersByTime(2_000)
  expect(mockWatches.length).toBe(2)
  mockWatches[1]?.handlers.onChange()
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('who stops listening closes the watch, and no later try begins another', () => {
  const stop = listen('p-1', () => undefined)
  mockWatches[0]?.handlers.onError({ errMsg: 'watch:fail' })
  stop()
  jest.advanceTimersByTime(120_000)
  expect(mockWatches).toMatchObject([{ isClosed: true }])
})
