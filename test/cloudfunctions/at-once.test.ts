import { atOnce } from '../../cloudfunctions/kit/at-once'

const numbers = Array.from({ length: 20 }, (_, index) => index)
const turn = () => new Promise((resolve) => { setImmediate(resolve) })

test('every item is worked on once, in order, at most so many at a time', async () => {
  const begun: number[] = []
  let now = 0
  let most = 0
  await atOnce(numbers, async (item) => {
    begun.push(item)
    now += 1
    most = Math.max(most, now)
    await turn()
    now -= 1
  }, 3)
  expect([begun, most]).toEqual([numbers, 3])
})

test('after a failure nothing more is begun', async () => {
  const begun: number[] = []
  const work = atOnce(numbers, async (item) => {
    begun.push(item)
    await turn()
    if (item === 2) throw new Error('lost')
  }, 3)
  await expect(work).rejects.toThrow('lost')
  for (let turns = 0; turns < numbers.length; turns += 1) await turn()
  expect(begun.length).toBeLessThanOrEqual(5)
})
