import * as fc from 'fast-check'
import { beijingDayOf, beijingDaysBetween, dayStartsAt } from '@shared/cycle/beijing-time'
import { calendarKinds, calendarPeriodIdOf, calendarRangeOf } from '@shared/cycle/period-id'
import type { SheetAssignment } from '@shared/people/person'
import { changedFrom, periodKindsOf, sheetPlansAt, sheetPlansIn, type PlannedPerson } from '@shared/people/sheet-plan'

const card: SheetAssignment = { templateId: 'card', pays: true }
const person = (rest: Partial<PlannedPerson> = {}): PlannedPerson => ({ _id: 'w', storeId: 's-a', crewId: 'c', supervisorId: 'lead', assignments: [card], leftAt: null, ...rest })
const linesOf = (one: PlannedPerson, periodId: string) => sheetPlansIn(one, periodId).map(({ templateId, segment, storeId, pays, startsAt, cutAt, days, periodDays }) => `${templateId} ${segment} ${storeId}${pays ? ' pays' : ''} ${beijingDayOf(startsAt)}..${beijingDayOf(cutAt)} ${days}/${periodDays}`)

test.each<[what: string, who: PlannedPerson, periodId: string, sheets: string[]]>([
  ['the usual: one sheet for the whole month', person(), '2026-11', ['card 1 s-a pays 2026-11-01..2026-12-01 30/30']],
  ['who joins on the 13th has 18 of 30 days', person({ joinedOn: '2026-11-13' }), '2026-11', ['card 1 s-a pays 2026-11-13..2026-12-01 18/30']],
  ['who leaves after the 12th has 12', person({ leftAt: dayStartsAt('2026-11-13') }), '2026-11', ['card 1 s-a pays 2026-11-01..2026-11-13 12/30']],
  ['and none in the month after', person({ leftAt: dayStartsAt('2026-11-13') }), '2026-12', []],
  ['another store from the 11th on: two sheets', changedFrom(person(), '2026-11-11', { storeId: 's-b' }), '2026-11', ['card 1 s-a pays 2026-11-01..2026-11-11 10/30', 'card 2 s-b pays 2026-11-11..2026-12-01 20/30']],
  ['the month after has one again', changedFrom(person(), '2026-11-11', { storeId: 's-b' }), '2026-12', ['card 1 s-b pays 2026-12-01..2027-01-01 31/31']],
  ['another form from the 11th on', changedFrom(person(), '2026-11-11', { assignments: [{ templateId: 'kpi', pays: true }] }), '2026-11', ['card 1 s-a pays 2026-11-01..2026-11-11 10/30', 'kpi 1 s-a pays 2026-11-11..2026-12-01 20/30']],
  ['a change on the first day is no change within the month', changedFrom(person(), '2026-11-01', { storeId: 's-b' }), '2026-11', ['card 1 s-b pays 2026-11-01..2026-12-01 30/30']],
  ['another crew makes no other sheet', changedFrom(person(), '2026-11-11', { crewId: 'c-2' }), '2026-11', ['card 1 s-a pays 2026-11-01..2026-12-01 30/30']],
  ['a quarter beside the month: only one pays', person({ assignments: [card, { templateId: '360', periodKind: 'quarter', pays: false }] }), '2026-Q4', ['360 1 s-a 2026-10-01..2027-01-01 92/92']],
  ['put on a quarter’s form in December: the quarter’s sheet covers December', changedFrom(person(), '2026-12-01', { assignments: [{ templateId: '360', periodKind: 'quarter', pays: true }] }), '2026-Q4', ['360 1 s-a pays 2026-12-01..2027-01-01 31/92']],
  ['a probation has its own dates', person({ assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }], probation: { startsOn: '2026-11-10', endsOn: '2027-01-09' } }), 'probation-w', ['installer 1 s-a pays 2026-11-10..2027-01-10 61/61']],
  ['somebody else’s probation is none of theirs', person({ assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }] }), 'probation-x', []],
])('%s', (_what, who, periodId, sheets) => { expect(linesOf(who, periodId)).toEqual(sheets) })

const dayAt = (offset: number) => beijingDayOf(dayStartsAt('2026-01-01', offset))
const assignments = fc.constantFrom<readonly SheetAssignment[]>(
  [card], [{ templateId: 'kpi', pays: true }], [card, { templateId: '360', periodKind: 'quarter', pays: false }], [{ ...card, pays: false }, { templateId: '360', periodKind: 'quarter', pays: true }],
  [{ templateId: 'installer', periodKind: 'year', pays: true }], [{ templateId: '360', periodKind: 'half-year', pays: true }, { templateId: 'kpi', pays: false }], [],
)
const change = fc.record({ at: fc.integer({ min: 1, max: 720 }), storeId: fc.constantFrom('s-a', 's-b', 's-c'), assignments })
const histories = fc.record({ joined: fc.option(fc.integer({ min: 0, max: 200 })), left: fc.option(fc.integer({ min: 300, max: 730 })), changes: fc.array(change, { maxLength: 8 }) })
  .map(({ joined, left, changes }) => changes.reduce<PlannedPerson>((one, { at, ...rest }) => changedFrom(one, dayAt(at), rest), person({ ...(joined === null ? {} : { joinedOn: dayAt(joined) }), leftAt: left === null ? null : dayStartsAt('2026-01-01', left) })))

test('whatever changes: sheets of one form never overlap, their days add up, and every day that is worked on a form that pays is paid by exactly one sheet', () => {
  fc.assert(fc.property(histories, (one) => {
    const ids = [...new Set(periodKindsOf(one).flatMap((kind) => (kind === 'probation' ? [] : Array.from({ length: 24 }, (_, month) => calendarPeriodIdOf(kind, dayStartsAt('2026-01-15', month * 30 + 15))))))]
    const plans = ids.flatMap((id) => sheetPlansIn(one, id))
    expect(new Set(plans.map(({ sheetId }) => sheetId)).size).toBe(plans.length)
    for (const plan of plans) {
      const range = calendarRangeOf(plan.periodId)
      expect(range.startsAt <= plan.startsAt && plan.startsAt < plan.cutAt && plan.cutAt <= range.cutAt).toBe(true)
      expect(plan.days).toBe(beijingDaysBetween(plan.startsAt, plan.cutAt))
      expect(plans.filter((other) => other.templateId === plan.templateId && other.periodId === plan.periodId && other.startsAt < plan.cutAt && plan.startsAt < other.cutAt)).toEqual([plan])
    }
    for (let offset = 0; offset < 700; offset += 7) {
      const noon = new Date(Date.parse(dayStartsAt('2026-01-01', offset)) + 43_200_000).toISOString()
      const here = sheetPlansAt(one, noon)
      expect(here.filter(({ pays }) => pays).length).toBe(here.length === 0 ? 0 : 1)
      expect(here[0]?.pays ?? true).toBe(true)
    }
  }), { numRuns: 150, seed: 20261126 })
})

test('calendar kinds are known, the shortest first', () => { expect(calendarKinds).toEqual(['month', 'quarter', 'half-year', 'year']) })
