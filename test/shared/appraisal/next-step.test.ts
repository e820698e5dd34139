import { leversOf, stepped, type Lever } from '@shared/appraisal/levers'
import { nextStep, singleSteps, stepSentence, yuanBetween } from '@shared/appraisal/next-step'
import { assumedInputs } from '@shared/appraisal/what-if'
import { comparePoints, subtractPoints } from '@shared/scoring/exact'
import { InputError } from '@shared/scoring/input-error'
import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { validateInputs } from '@shared/scoring/validate-inputs'
import { shippedTemplates } from '@shared/sheets'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { Random } from '../scoring/oracle/random'
import { randomInputs, randomSections } from '../scoring/oracle/random-sheets'

const seed = 20261125
const states = ['live', 'live', 'live', 'collecting', 'rating', 'approving', 'sealed'] as const

/** Sheets of our own making and those that are shipped, in some state of some month. */
function* months(count: number): Generator<{ random: Random; template: Template; inputs: SheetInputs; levers: readonly Lever[] }> {
  const random = new Random(seed)
  for (let index = 0; index < count; index += 1) {
    const template = random.chance(60) ? random.pick(shippedTemplates) : randomSections(random)
    const inputs = randomInputs(random, template, random.pick([20, 60, 100]))
    if (!isScorable(template, inputs)) continue
    yield { random, template, inputs, levers: leversOf(template, inputs, random.pick(states), null) }
  }
}

function isScorable(template: Template, inputs: SheetInputs): boolean {
  return totalOf(template, inputs) !== null
}

/** Null where the form is silent about such a value. */
function totalOf(template: Template, inputs: SheetInputs): string | null {
  try {
    return scoreSheet(template, inputs).total
  } catch (failure) {
    if (failure instanceof InputError) return null
    throw failure
  }
}

test('whatever is assumed is something that the engine takes as an input, and what stands still changes nothing', () => {
  const seen = new Set<string>()
  for (const { random, template, inputs, levers } of months(250)) {
    expect(assumedInputs(inputs, levers, {})).toBe(inputs)
    expect(assumedInputs(inputs, levers, Object.fromEntries(levers.flatMap(({ id, now }) => (now === null ? [] : [[id, now]]))))).toBe(inputs)
    expect(new Set(levers.map(({ id }) => id)).size).toBe(levers.length)
    const assumptions = Object.fromEntries(levers.map((lever) => {
      let value = random.chance(50) ? lever.now : lever.least
      for (let step = random.int(0, 6); step > 0; step -= 1) value = stepped(lever, value, random.pick([1, -1]))
      return [lever.id, value ?? lever.most]
    }))
    validateInputs(template, assumedInputs(inputs, levers, assumptions))
    for (const { kind } of levers) seen.add(kind)
  }
  expect([...seen].sort()).toEqual(['claim', 'jobs', 'level', 'metric', 'more', 'rating', 'task'])
})

test('the next step brings what it says, by the engine; no single step brings more, and where there is none, none brings anything', () => {
  let found = 0
  for (const { template, inputs, levers } of months(250)) {
    const before = scoreSheet(template, inputs)
    const best = nextStep(template, inputs, levers)
    const gains: string[] = []
    for (const lever of levers) {
      const isBad = lever.kind === 'claim' || lever.now === null || (lever.kind === 'more' && !lever.isGain)
      let value = lever.now
      for (let count = 0; count < 20 && !isBad; count += 1) {
        value = stepped(lever, value, lever.kind === 'metric' && lever.better === 'lower' ? -1 : 1)
        const after = totalOf(template, assumedInputs(inputs, levers, { [lever.id]: value }))
        if (after === null || comparePoints(after, before.total) <= 0) continue
        gains.push(subtractPoints(after, before.total))
        break
      }
    }
    if (best === null) {
      expect(gains).toEqual([])
      continue
    }
    found += 1
    const after = scoreSheet(template, assumedInputs(inputs, levers, { [best.lever.id]: best.value }))
    expect(best.points).toBe(subtractPoints(after.total, before.total))
    expect(gains.filter((gain) => comparePoints(gain, best.points) > 0)).toEqual([])
    expect(gains).toContain(best.points)
    if (before.pay !== null && after.pay !== null) expect(best.yuan).toBe(subtractPoints(after.pay, before.pay))
    expect(stepSentence(template, best)).toMatch(/，照这样算多 \d/)
  }
  expect(found).toBeGreaterThan(60)
})

// By hand: 28 of 30 is 93.33 %, 20 + 3 = 23; 32 of 34 is 94.1 %, one point more. One point is 6000 ÷ 80 = ¥75.
const card: SheetInputs = {
  metrics: { 'first-pass-rate': { numerator: 28, denominator: 30 }, 'inspection-survey-score': '100', 'after-sales-satisfaction': '100' },
  incidents: [{ id: 'i-1', kind: 'warehouse-commendation', quantity: 2 }, { id: 'i-2', kind: 'tool-vehicle-commendation', quantity: 2 }], ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 10 }], baseSalary: '6000.00',
}

test('by hand: where only the jobs are left, so many good ones until the next point, in points and yuan', () => {
  const best = nextStep(installServiceCard, card, leversOf(installServiceCard, card, 'live', null))
  expect(best).toMatchObject({ lever: { kind: 'jobs' }, value: '4', count: 4, points: '1.00', yuan: '75.00' })
  expect(best === null ? '' : stepSentence(installServiceCard, best)).toBe('再完成 4 单，单单合格，照这样算多 1 分，绩效工资多 ¥75.00')
})

test('by hand: full marks everywhere leave no step; nor does a sealed sheet', () => {
  const full = { ...card, metrics: { ...card.metrics, 'first-pass-rate': '100' } }
  expect(nextStep(installServiceCard, full, leversOf(installServiceCard, full, 'live', null))).toBeNull()
  expect(leversOf(installServiceCard, card, 'sealed', null)).toEqual([])
  expect(yuanBetween(installServiceCard, { ...card, baseSalary: '6000.00' }, '80.00', '81.00')).toBe('75.00')
})

test('by hand: after the cut only what is still missing, in dispute or to be rated can be assumed', () => {
  const { baseSalary, ...rest } = card
  const open: SheetInputs = { ...rest, metrics: { 'first-pass-rate': '93' }, ratings: [], incidents: [{ id: 'i-1', kind: 'tool-violation', quantity: 3, status: 'disputed' }, { id: 'i-2', kind: 'tool-violation', status: 'acknowledged' }] }
  expect(leversOf(installServiceCard, open, 'collecting', null).map(({ id, now }) => [id, now])).toEqual([
    ['metric:inspection-survey-score', null], ['metric:after-sales-satisfaction', null], ['claim:i-1', null], ['rating:sales-coordination:sales-manager', null],
  ])
  expect(leversOf(installServiceCard, open, 'rating', null).map(({ id }) => id)).toEqual(['rating:sales-coordination:sales-manager'])
  // 8 − 1 and the disputed ones at 2 of 3: 8 − 1 − 2 = 5.
  const levers = leversOf(installServiceCard, open, 'collecting', null)
  expect(scoreSheet(installServiceCard, assumedInputs(open, levers, { 'claim:i-1': '2' })).items.find(({ id }) => id === 'tools-vehicles')?.points).toBe('5.00')
  expect(singleSteps(installServiceCard, open, levers)).toEqual([])
  expect(baseSalary).toBe('6000.00')
})

test('by hand: steps go to the next value on the grid, and from nothing known to the good end', () => {
  const [rate] = leversOf(installServiceCard, { metrics: { 'first-pass-rate': '93.33' } }, 'live', null)
  if (rate === undefined) throw new Error('no lever')
  expect([stepped(rate, '93.33', 1), stepped(rate, '93.33', -1), stepped(rate, '100', 1), stepped(rate, '0', -1), stepped(rate, null, -1)]).toEqual(['93.5', '93', '100', '0', '100'])
})
