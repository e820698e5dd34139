import fc from 'fast-check'
import { comparePoints } from '@shared/scoring/exact'
import type { IncidentInput, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { cardSheets, inputsOf } from './card-sheets'
import { oracleScore, type OracleRate } from './oracle'

const score = (inputs: SheetInputs) => scoreSheet(installServiceCard, inputs)
const within = (points: string, range: { readonly min: string | null; readonly max: string | null }) =>
  range.min !== null && range.max !== null && comparePoints(points, range.min) >= 0 && comparePoints(points, range.max) <= 0

test('20,000 random sheets come out as an independent calculation has them, to the last cent and fen', () => {
  fc.assert(fc.property(cardSheets, (sheet) => {
    const card = score(inputsOf(sheet))
    expect({ items: card.items.map(({ points }) => points), total: card.total, range: card.range, pay: card.pay, payRange: card.payRange }).toEqual(oracleScore(sheet))
  }), { numRuns: 20_000 })
})

test('the same inputs give the same bytes, and the order in which they arrive never matters', () => {
  fc.assert(fc.property(cardSheets, fc.infiniteStream(fc.nat()), (sheet, random) => {
    const inputs = inputsOf(sheet)
    const rank = new Map((inputs.incidents ?? []).map(({ id }) => [id, random.next().value]))
    const shuffled: SheetInputs = {
      ...inputs, metrics: Object.fromEntries(Object.entries(inputs.metrics ?? {}).reverse()),
      incidents: [...(inputs.incidents ?? [])].sort((a, b) => Number(rank.get(a.id)) - Number(rank.get(b.id))),
    }
    const bytes = JSON.stringify(score(inputs))
    expect(JSON.stringify(score(inputs))).toBe(bytes)
    expect(JSON.stringify(score(shuffled))).toBe(bytes)
  }), { numRuns: 1000 })
})

test('scoring changes nothing that it is given', () => {
  fc.assert(fc.property(cardSheets, (sheet) => {
    const inputs = inputsOf(sheet)
    const before = JSON.stringify(inputs)
    score(inputs)
    expect(JSON.stringify(inputs)).toBe(before)
  }), { numRuns: 200 })
})

test('no item leaves 0 to its maximum, and the total is the sum of the items', () => {
  fc.assert(fc.property(cardSheets, (sheet) => {
    const card = score(inputsOf(sheet))
    for (const { points, max } of card.items) expect(points === null || within(points, { min: '0', max })).toBe(true)
    expect(within(card.total, card.range ?? { min: card.total, max: card.total }) || card.items.some(({ points }) => points === null)).toBe(true)
  }), { numRuns: 1000 })
})

test('one more violation never raises a total, one more commendation never lowers it', () => {
  fc.assert(fc.property(cardSheets, fc.constantFrom('warehouse-violation', 'tool-violation', 'vehicle-violation'), fc.constantFrom('warehouse-commendation', 'tool-vehicle-commendation'), (sheet, bad, good) => {
    const inputs = inputsOf(sheet)
    const withOne = (kind: string) => score({ ...inputs, incidents: [...(inputs.incidents ?? []), { id: 'more', kind }] }).total
    const { total } = score(inputs)
    expect(comparePoints(withOne(bad), total)).toBeLessThanOrEqual(0)
    expect(comparePoints(withOne(good), total)).toBeGreaterThanOrEqual(0)
  }), { numRuns: 1000 })
})

test('whatever is still open, the final total and pay lie within the range that was shown', () => {
  const decide = (incidents: readonly IncidentInput[], verdicts: readonly ('upheld' | 'dropped')[]): IncidentInput[] =>
    incidents.map((incident, index) => (incident.status === 'disputed' ? { ...incident, status: verdicts[index % verdicts.length] ?? 'upheld' } : incident))
  const isThere = (rate: OracleRate, leastJobs: bigint) => rate !== null && ('micros' in rate || rate.done >= leastJobs)
  fc.assert(fc.property(cardSheets, cardSheets, fc.array(fc.constantFrom('upheld' as const, 'dropped' as const), { minLength: 1, maxLength: 10 }), (sheet, later, verdicts) => {
    const open = score(inputsOf({ ...sheet, base: 6_000_000_000n }))
    const complete = inputsOf({
      ...sheet, base: 6_000_000_000n, firstPass: isThere(sheet.firstPass, 10n) ? sheet.firstPass : later.firstPass, survey: sheet.survey ?? later.survey,
      satisfaction: isThere(sheet.satisfaction, 1n) ? sheet.satisfaction : later.satisfaction, coordination: sheet.coordination ?? later.coordination,
    })
    const final = score({ ...complete, incidents: decide(complete.incidents ?? [], verdicts) })
    fc.pre(final.range === null && final.pay !== null)
    expect(within(final.total, open.range ?? { min: open.total, max: open.total })).toBe(true)
    expect(within(final.pay, open.payRange ?? { min: open.pay, max: open.pay })).toBe(true)
  }), { numRuns: 2000 })
})
