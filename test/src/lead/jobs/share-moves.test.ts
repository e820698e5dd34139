import fc from 'fast-check'
import { evenShares, isWhole } from '@shared/job/shares'
import { movedShares, toggledShares } from '../../../../src/lead/jobs/share-moves'

test('whatever is tapped, the parts make 100 and none falls below its least', () => {
  const taps = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.constantFrom(1 as const, -1 as const)), { maxLength: 60 })
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 10), taps, (count, least, moves) => {
    let parts = evenShares(count)
    for (const [index, direction] of moves) {
      parts = movedShares(parts, index % count, direction, least)
      expect(isWhole(parts)).toBe(true)
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(least)
    }
  }))
})

test.each<[readonly number[], number, 1 | -1, readonly number[]]>([
  [[50, 50], 0, 1, [60, 40]], [[50, 50], 1, -1, [60, 40]], [[100, 0], 0, -1, [90, 10]], [[34, 33, 33], 0, 1, [40, 27, 33]], [[100], 0, -1, [100]],
])('%j, part %i by %i', (parts, index, direction, moved) => {
  expect(movedShares(parts, index, direction, 0)).toEqual(moved)
})

test('a cause chosen or taken away shares evenly anew', () => {
  const one = toggledShares([], 'design')
  expect(one).toEqual([{ name: 'design', percent: 100 }])
  const two = toggledShares<string>(one, 'installation')
  expect(two).toEqual([{ name: 'design', percent: 50 }, { name: 'installation', percent: 50 }])
  expect(toggledShares<string>(two, 'design')).toEqual([{ name: 'installation', percent: 100 }])
})
