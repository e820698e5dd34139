import { NoAnswerError } from '../../../src/cloud/no-answer-error'
import { pauseByChance, retryPausesMs, sendPatiently } from '../../../src/cloud/patience'

const noPause = (): Promise<void> => Promise.resolve()

test('a lost answer is asked for again, with a growing pause before each try', async () => {
  const paused: number[] = []
  let tries = 0
  const reply = await sendPatiently(() => {
    tries += 1
    return tries < 3 ? Promise.reject(new NoAnswerError('lost')) : Promise.resolve('done')
  }, [10, 20, 30], (ms) => {
    paused.push(ms)
    return Promise.resolve()
  })
  expect(reply).toBe('done')
  expect(paused).toEqual([10, 20])
})

test('after the last pause it gives up and says that no answer came', async () => {
  let tries = 0
  const lost = sendPatiently(() => {
    tries += 1
    return Promise.reject(new NoAnswerError('lost'))
  }, [1, 1], noPause)
  await expect(lost).rejects.toBeInstanceOf(NoAnswerError)
  expect(tries).toBe(3)
})

test('a bug is not tried again', async () => {
  let tries = 0
  const broken = sendPatiently(() => {
    tries += 1
    return Promise.reject(new TypeError('bug'))
  }, [1, 1], noPause)
  await expect(broken).rejects.toBeInstanceOf(TypeError)
  expect(tries).toBe(1)
})

test('the standing pauses add up to a few seconds, so that nobody waits long for the word "offline"', () => {
  const longest = retryPausesMs.reduce((sum, ms) => sum + ms * 1.3, 0)
  expect(longest).toBeLessThan(7_000)
})

test('pauses of two phones differ, between 0.7 and 1.3 times the standing one', () => {
  jest.useFakeTimers()
  const timer = jest.spyOn(globalThis, 'setTimeout')
  void pauseByChance(1_000, () => 0)
  void pauseByChance(1_000, () => 0.999)
  expect(timer.mock.calls.map(([, ms]) => Math.round(ms ?? 0))).toEqual([700, 1_299])
  jest.useRealTimers()
})
