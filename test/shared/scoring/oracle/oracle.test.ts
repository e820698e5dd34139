import { shippedTemplates } from '@shared/sheets'
import { firstFault } from './compare'
import { randomSections, randomSheet, ruleKinds } from './random-sheets'

const seed = 20260301

test.each(ruleKinds)('2,000 random items of the kind %s: as the oracle has them, within bounds, in any order, no violation pays', (kind) => {
  expect(firstFault(seed, 2_000, (random) => randomSheet(random, kind))).toBeNull()
}, 60_000)

test('1,000 random sheets of several kinds with sections, vetoes and settlements', () => {
  expect(firstFault(seed, 1_000, randomSections)).toBeNull()
}, 60_000)

test.each(shippedTemplates)('150 random months of the sheet $id', (template) => {
  expect(firstFault(seed, 150, () => template)).toBeNull()
}, 60_000)
