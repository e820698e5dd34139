import fc from 'fast-check'
import { InputError } from '@shared/scoring/input-error'
import { problemText } from '@shared/scoring/problem-text'
import type { IncidentInput, SheetInputs } from '@shared/scoring/inputs'
import { rescore } from '@shared/scoring/rescore'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Scorecard } from '@shared/scoring/scorecard'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { installer } from '@shared/sheets/installer'
import { Random } from './oracle/random'
import { randomInputs, randomSections } from './oracle/random-sheets'

const fields = ['metrics', 'targets', 'previous', 'incidents', 'ratings', 'levels', 'tasks', 'settlements', 'baseSalary', 'employed', 'payGuard'] as const

/** The bytes of a Scorecard, or the refusal with the field that it names. */
function outcomeOf(score: () => Scorecard): string {
  try {
    return JSON.stringify(score())
  } catch (error) {
    if (error instanceof InputError) return `${error.field}: ${problemText(error)} ${error.sentence}`
    throw error
  }
}

/** As a sheet comes from the database: none of its parts is one that the engine made. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const wrongValues: Readonly<Record<(typeof fields)[number], unknown>> = {
  metrics: { rate: 'x' }, targets: { rate: -1, sales: -1 }, previous: { nothing: 1 }, incidents: [{ id: 'a', kind: 'nothing' }], ratings: [{ item: 'nothing', role: 'self', points: 1 }],
  levels: [{ item: 'nothing', role: 'self', level: 9 }], tasks: [{}], settlements: [{ item: 'nothing' }], baseSalary: 'NaN', employed: { days: 31, of: 30 }, payGuard: { minimum: -1 },
}

/** Up to three parts of the inputs become others: those of another month, wrong ones, or nothing. */
function changed(random: Random, template: Template, before: SheetInputs): SheetInputs {
  const other = randomInputs(random, template, 80)
  const parts = random.shuffled(fields).slice(0, random.int(0, 3))
  const entries = parts.map((field): [string, unknown] => [field, random.chance(10) ? wrongValues[field] : random.chance(10) ? undefined : other[field]])
  return { ...before, ...Object.fromEntries(entries) }
}

function withOneMore(random: Random, template: Template, before: SheetInputs): SheetInputs {
  const kinds = template.incidentKinds.map(({ id }) => id)
  const incident: IncidentInput = { id: random.pick(['i0', 'one-more']), kind: random.pick([...kinds, 'nothing']), quantity: random.pick([1, 2, 0]), status: random.pick(['logged', 'acknowledged', 'disputed', 'dropped']) }
  return { ...before, incidents: [...(before.incidents ?? []), incident] }
}

const templates: readonly (readonly [string, (random: Random) => Template])[] = [
  ['random', randomSections], ...shippedTemplates.map((template) => [template.id, () => template] as const),
]

test.each(templates)('whatever changes on a %s sheet, scoring it again gives the bytes or the refusal of scoring it from nothing', (id, templateOf) => {
  fc.assert(fc.property(fc.integer({ min: 1 }), (seed) => {
    const random = new Random(seed)
    const template = templateOf(random)
    const inputs = stored(randomInputs(random, template, random.pick([50, 90])))
    const before = { inputs, scorecard: stored(scoreSheet(template, inputs)) }
    const after = (random.chance(50) ? withOneMore : changed)(random, template, inputs)
    expect(outcomeOf(() => rescore(template, before, after))).toBe(outcomeOf(() => scoreSheet(template, after)))
  }), { numRuns: id === 'random' ? 3000 : 300 })
}, 60_000)

const month: SheetInputs = { metrics: { 'sales': 30_000, 'backlog-rate': 3 }, targets: { sales: '60000' }, previous: { 'backlog-rate': 4 }, ratings: [{ item: 'cleanliness', role: 'store-manager', points: 2 }] }

test('an item that reads nothing of what changed keeps its explanation; the others are explained anew', () => {
  const before = { inputs: month, scorecard: scoreSheet(installer, month) }
  const again = rescore(installer, before, { ...month, incidents: [{ id: 'i1', kind: 'late-order' }] })
  const kept = again.items.filter((item) => before.scorecard.items.includes(item)).map(({ id }) => id)
  expect(kept).toEqual(['install-error-rate', 'sales-attainment', 'orders-completed', 'backlog-rate', 'attendance', 'conduct-standard', 'cleanliness', 'sample-care'])
})

test('points that another engine gave do not stay', () => {
  const scorecard = scoreSheet(installer, month)
  const older = { ...scorecard, items: scorecard.items.map((item) => (item.id === 'sales-attainment' ? { ...item, points: '9.00' } : item)) }
  const after = { ...month, incidents: [{ id: 'i1', kind: 'late-order' }] }
  expect(rescore(installer, { inputs: month, scorecard: older }, after)).toEqual(scoreSheet(installer, after))
})
