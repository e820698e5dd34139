import { Turns } from '../../../local/wire/turns'

test('between two that nobody waits for comes whatever else is there', async () => {
  const turns = new Turns()
  const order: unknown[] = []
  const taken = [1, 2, 3].map((number) => turns.take().then(() => order.push(number)))
  const other = (times: number) => {
    if (times > 0) setImmediate(() => { order.push('somebody'); other(times - 1) })
  }
  other(3)
  await Promise.all(taken)
  expect(order.slice(0, 5)).toEqual([1, 'somebody', 2, 'somebody', 3])
  await turns.take()
})
