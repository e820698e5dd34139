import { withPlannedDays } from '@shared/pay/employed-days'
import { sheetPlansIn, type PlannedPerson } from '@shared/people/sheet-plan'

// The days that a paying sheet's base is for, out of those of its period; nothing is said where it covers all of them.

const at = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
const base: PlannedPerson = { _id: 'w', storeId: 's-a', crewId: null, supervisorId: null, assignments: [], leftAt: null }
const monthly = { ...base, assignments: [{ templateId: 'card', pays: true }] }
const onProbation: PlannedPerson = { ...base, assignments: [{ templateId: 'card', periodKind: 'probation', pays: true }], probation: { startsOn: '2026-11-10', endsOn: '2027-01-09' } }
const moved = (person: PlannedPerson, until: string): PlannedPerson => ({ ...person, storeId: 's-b', earlier: [{ storeId: 's-a', crewId: null, supervisorId: null, assignments: person.assignments, until }] })

test.each<[string, PlannedPerson, string, readonly (string | null)[]]>([
  ['a whole month', monthly, '2026-11', [null]],
  ['who joins on the last day', { ...monthly, joinedOn: '2026-11-30' }, '2026-11', ['1/30']],
  ['who leaves on the first', { ...monthly, leftAt: at('2026-11-02') }, '2026-11', ['1/30']],
  ['who changes the store', moved(monthly, '2026-11-21'), '2026-11', ['20/30', '10/30']],
  ['a whole probation', onProbation, 'probation-w', [null]],
  ['who leaves in the first days of a probation', { ...onProbation, leftAt: at('2026-11-13') }, 'probation-w', ['3/61']],
  ['who changes the store within a probation is paid the base once', moved(onProbation, '2026-11-30'), 'probation-w', ['20/61', '41/61']],
])('%s', (_case, person, periodId, days) => {
  expect(sheetPlansIn(person, periodId).map((plan) => withPlannedDays({}, plan).employed).map((employed) => (employed === undefined ? null : `${employed.days}/${employed.of}`))).toEqual(days)
})
