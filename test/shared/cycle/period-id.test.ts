import * as z from 'zod/mini'
import { periodId } from '@shared/contract/fields'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { firstUnopened, isOpenable, unopenedNow } from '@shared/cycle/open-period'
import { byKindAndNewest, calendarKinds, calendarPeriodIdOf, calendarRangeOf, neighbourPeriodId, periodKindOf, probationerOf, probationIdOf } from '@shared/cycle/period-id'
import { periodDates } from '@shared/cycle/period'

const beijing = (text: string) => new Date(`${text}+08:00`).toISOString()

test.each([
  // the period, its kind, first and last day in Beijing, the one before
  ['2026-11', 'month', '2026-11-01', '2026-11-30', '2026-10'],
  ['2026-01', 'month', '2026-01-01', '2026-01-31', '2025-12'],
  ['2028-02', 'month', '2028-02-01', '2028-02-29', '2028-01'],
  ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31', '2026-Q3'],
  ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31', '2025-Q4'],
  ['2026-H2', 'half-year', '2026-07-01', '2026-12-31', '2026-H1'],
  ['2026-H1', 'half-year', '2026-01-01', '2026-06-30', '2025-H2'],
  ['2026', 'year', '2026-01-01', '2026-12-31', '2025'],
])('%s is a %s from %s to %s; before it comes %s', (id, kind, first, last, before) => {
  const { startsAt, cutAt } = calendarRangeOf(id)
  expect([periodKindOf(id), startsAt, cutAt]).toEqual([kind, beijing(`${first}T00:00:00`), toInstant(toMs(beijing(`${last}T00:00:00`)) + 86_400_000)])
  expect([neighbourPeriodId(id, -1), neighbourPeriodId(before, 1)]).toEqual([before, id])
  expect(z.safeParse(periodId, id).success).toBe(true)
})

test('in 80 years every moment lies in exactly one period of each kind, and each joins the next', () => {
  for (const kind of calendarKinds) {
    let id = calendarPeriodIdOf(kind, beijing('2020-01-01T00:00:00'))
    while (id < '2099') {
      const { startsAt, cutAt } = calendarRangeOf(id)
      const next = neighbourPeriodId(id, 1) ?? ''
      expect([startsAt, toInstant(toMs(cutAt) - 1)].map((at) => calendarPeriodIdOf(kind, at))).toEqual([id, id])
      expect(calendarRangeOf(next).startsAt).toBe(cutAt)
      id = next
    }
  }
})

test('the dates after a quarter are those after its last month', () => {
  const { startsAt, ...after } = periodDates('2026-Q4')
  expect(after).toEqual((({ startsAt: _december, ...rest }) => rest)(periodDates('2026-12')))
  expect(startsAt).toBe(periodDates('2026-10').startsAt)
})

test('a probation is somebody’s and has no neighbour', () => {
  expect([periodKindOf(probationIdOf('p-1')), probationerOf(probationIdOf('p-1')), probationerOf('2026-11'), neighbourPeriodId(probationIdOf('p-1'), 1)]).toEqual(['probation', 'p-1', null, null])
  expect(z.safeParse(periodId, probationIdOf('p-yang-fan')).success).toBe(true)
})

test.each(['2019', '2026-13', '2026-Q5', '2026-Q0', '2026-H3', '2026-q4', '2026-', 'probation-', 'probation-a:b', 'probation', '2026-11-01', ''])('%s is no period', (id) => {
  expect(z.safeParse(periodId, id).success).toBe(false)
})

test('months stand before quarters and years, the newest of each first', () => {
  expect(['2026', '2026-Q3', '2026-09', 'probation-a', '2026-Q4', '2026-H2', '2026-11'].sort(byKindAndNewest)).toEqual(['2026-11', '2026-09', '2026-Q4', '2026-Q3', '2026-H2', '2026', 'probation-a'])
})

test.each([
  // today, what is opened already, what can be opened
  ['2026-11-19T23:59:59', ['2026-11'], ['2026-Q4', '2026-H2', '2026']],
  ['2026-11-20T00:00:00', ['2026-11', '2026-Q4', '2026-H2', '2026'], ['2026-12']],
  ['2026-12-20T00:00:00', ['2026-11', '2026-12', '2026-Q4', '2026-H2', '2026'], ['2027-01', '2027-Q1', '2027-H1', '2027']],
  ['2026-12-19T00:00:00', ['2026-12', '2026-Q4', '2026-H2', '2026'], []],
])('on %s with %j opened there is to open: %j', (today, opened, expected) => {
  expect(unopenedNow(opened, beijing(today))).toEqual(expected)
})

test('a range can be opened from the 20th of the month before until it ends', () => {
  const range = calendarRangeOf('2027-Q1')
  expect(['2026-12-19T23:59:59', '2026-12-20T00:00:00', '2027-03-31T23:59:59', '2027-04-01T00:00:00'].map((at) => isOpenable(range, beijing(at)))).toEqual([false, true, true, false])
})

test('a change of a form that is used by the quarter counts from the next quarter', () => {
  expect([firstUnopened(['2026-11', '2026-Q4'], beijing('2026-11-20T12:00:00'), 'quarter'), firstUnopened(['2026-11', '2026-Q4'], beijing('2026-11-20T12:00:00'))]).toEqual(['2027-Q1', '2026-12'])
})
