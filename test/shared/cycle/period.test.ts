import { beijingParts, periodIdOf, shiftPeriodId, toInstant, toMs } from '@shared/cycle/beijing-time'
import { decideOpenPeriod } from '@shared/cycle/open-period'
import { defaultCalendar, periodDates } from '@shared/cycle/period'
import { calendarRangeOf } from '@shared/cycle/period-id'

const months = Array.from({ length: 960 }, (_, index) => shiftPeriodId('2020-01', index))

test('every month of 80 years: its range joins the next, and its dates follow one another at midnight in Beijing', () => {
  for (const periodId of months) {
    const dates = periodDates(periodId)
    expect(dates.cutAt).toBe(periodDates(shiftPeriodId(periodId, 1)).startsAt)
    expect([periodIdOf(dates.startsAt), periodIdOf(toInstant(toMs(dates.cutAt) - 1)), periodIdOf(dates.cutAt)]).toEqual([periodId, periodId, shiftPeriodId(periodId, 1)])
    const inOrder = [dates.startsAt, dates.cutAt, dates.factsDueAt, dates.ratingsDueAt, dates.windowsEndAt]
    expect([...inOrder].sort()).toEqual(inOrder)
    expect(inOrder.map((instant) => { const { day, hour, minute } = beijingParts(instant); return [day, hour, minute] })).toEqual([[1, 0, 0], [1, 0, 0], [4, 0, 0], [6, 0, 0], [7, 0, 0]])
  }
})

test('a company\'s own due days count whole', () => {
  const dates = periodDates('2026-11', { factsDueDay: 1, ratingsDueDay: 10, windowsEndDay: 28 })
  expect([dates.factsDueAt, dates.ratingsDueAt, dates.windowsEndAt]).toEqual(['2026-12-01T16:00:00.000Z', '2026-12-10T16:00:00.000Z', '2026-12-28T16:00:00.000Z'])
})

test.each([
  // today in Beijing, the month asked for, what comes of it
  ['2026-11-01T00:00:00+08:00', '2026-11', 'opened'],
  ['2026-11-30T23:59:59+08:00', '2026-11', 'opened'],
  ['2026-11-19T23:59:59+08:00', '2026-12', 'period-too-far'],
  ['2026-11-20T00:00:00+08:00', '2026-12', 'opened'],
  ['2026-12-31T23:59:59+08:00', '2027-01', 'opened'],
  ['2026-11-25T00:00:00+08:00', '2027-01', 'period-too-far'],
  ['2026-11-25T00:00:00+08:00', '2026-10', 'period-too-far'],
  ['2026-12-01T00:00:00+08:00', '2026-11', 'period-too-far'],
])('on %s HR asks for %s: %s', (now, periodId, outcome) => {
  const decided = decideOpenPeriod(null, { periodId, range: calendarRangeOf(periodId) }, [], 'hr', new Date(now).toISOString(), defaultCalendar)
  expect('refused' in decided ? decided.code : 'opened').toBe(outcome)
})
