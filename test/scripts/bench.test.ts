import { compareByHand } from '../../bench/compare-by-hand'

test('the hand-written functions of the benchmark and the engine give the same totals and pay', () => {
  const comparisons = [...compareByHand(500)]
  expect(comparisons).toHaveLength(6)
  expect(comparisons.filter(({ different }) => different > 0)).toEqual([])
})
