import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates } from '@shared/cycle/period'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { Sheet } from '@shared/appraisal/sheet'
import type { RatingGroup } from '@shared/rating360/survey'
import { csSupervisor360 } from '@shared/sheets/cs-supervisor-360'
import type { Records } from '@shared/verify/records'
import { verifyAnonymity } from '@shared/verify/verify-anonymity'
import { inCompany, person } from '../../cloudfunctions/company'

const worker = person('p-1', '江楠', inCompany('supervisor'), { assignments: [{ templateId: csSupervisor360.id, pays: true, periodKind: 'quarter' }] })
const [plan] = sheetPlansIn(worker, '2026-Q4')
if (plan === undefined) throw new Error('no plan')
const period = { _id: '2026-Q4', state: 'open' as const, dates: periodDates('2026-12'), templates: [], openedBy: 'hr', openedAt: '2026-10-01T01:00:00.000Z', sheetsMade: true, closedAt: null }
const made = makeSheet({ period, person: worker, plan, store: { _id: 's-1', name: '城西店' }, template: csSupervisor360, leads: [], signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
const published: Sheet = { ...made, survey: { publishedAt: '2027-01-06T00:00:00.000Z', groups: [{ role: 'subordinate', answers: 3, counts: true, comments: ['好'] }, { role: 'customer', answers: 2, counts: false, comments: [] }] } }
const team: RatingGroup = { _id: `${made._id}:subordinate`, sheetId: made._id, role: 'subordinate', answers: 3, points: [{ item: 'goals', given: ['9', '15', '16.5'] }], comments: ['好', '耐心'].sort(), asked: 4, isClosed: true }
const customers: RatingGroup = { _id: `${made._id}:customer`, sheetId: made._id, role: 'customer', answers: 2, points: [], comments: [], asked: 2, isClosed: true }

function found(sheet: Sheet, groups: readonly RatingGroup[]) {
  const records: Records = { sheets: [sheet], corrections: [], batches: [], templates: [{ _id: `${csSupervisor360.id}@1`, template: csSupervisor360, hash: '' }], incidents: [], periods: [], groups }
  return verifyAnonymity(records).map(({ code, record }) => `${code} ${record}`)
}

test('answers as the functions keep them have nothing wrong', () => {
  expect(found(published, [team, customers])).toEqual([])
})

test.each<[string, object]>([
  ['a name', { byIds: ['p-2'] }], ['a time', { answeredAt: '2026-12-30T00:00:00.000Z' }], ['points in the order in which they came', { points: [{ item: 'goals', given: ['16.5', '15', '9'] }] }],
  ['points with whose they are', { points: [{ item: 'goals', given: ['9'], by: ['p-2'] }] }], ['comments in another order', { comments: [...team.comments].reverse() }], ['answers of a group that was too small', { answers: 2 }],
])('a group that keeps %s is found', (_what, change) => {
  expect(found(published, [{ ...team, ...change }, customers])).toEqual([`anonymity-broken rating-groups/${team._id}`])
})

test.each<[string, Partial<Sheet>]>([
  ['who gave an anonymous group\'s points', { ratedBy: [{ item: 'goals', role: 'subordinate', byId: 'p-2', at: '2026-12-30T00:00:00.000Z' }] }],
  ['a group that counts with too few', { survey: { publishedAt: '2027-01-06T00:00:00.000Z', groups: [{ role: 'customer', answers: 2, counts: true, comments: [] }] } }],
  ['what a group said that does not count', { survey: { publishedAt: '2027-01-06T00:00:00.000Z', groups: [{ role: 'customer', answers: 2, counts: false, comments: ['慢'] }] } }],
  ['a seal before the answers were published', { state: 'sealed', survey: { publishedAt: null, groups: [] } }],
])('a sheet that keeps %s is found', (_what, change) => {
  expect(found({ ...published, ...change }, [team, customers])).toEqual([`anonymity-broken sheets/${made._id}`])
})
