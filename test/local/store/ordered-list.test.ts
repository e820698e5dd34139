import fc from 'fast-check'
import { OrderedList } from '../../../local/store/ordered-list'

const compare = (a: number, b: number): number => a - b

test('holds what a sorted set holds, after any additions and removals', () => {
  const change = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3000 }))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 2500 }), fc.array(change, { maxLength: 400 }), (filled, changes) => {
      const model = new Set(filled)
      const list = new OrderedList<number>(compare)
      list.fill([...model])
      for (const [add, value] of changes) {
        if (add) {
          list.add(value)
          model.add(value)
        } else {
          list.remove(value)
          model.delete(value)
        }
      }
      const sorted = [...model].sort(compare)
      const start = list.positionWhere(() => false)
      const end = list.positionWhere(() => true)
      expect([...list.forward(start, end)]).toEqual(sorted)
      expect([...list.backward(start, end)]).toEqual([...sorted].reverse())
      expect(list.size).toBe(sorted.length)
      const from = list.positionWhere((value) => value < 1000)
      const to = list.positionWhere((value) => value <= 2000)
      const middle = sorted.filter((value) => value >= 1000 && value <= 2000)
      expect([...list.forward(from, to)]).toEqual(middle)
      expect([...list.backward(from, to)]).toEqual(middle.reverse())
    }),
    { numRuns: 50 },
  )
})

test('grows from nothing, one entry at a time, in any order', () => {
  const list = new OrderedList<number>(compare)
  const values = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000)
  for (const value of values) list.add(value)
  const all = list.forward(list.positionWhere(() => false), list.positionWhere(() => true))
  expect([...all]).toEqual([...values].sort(compare))
})
