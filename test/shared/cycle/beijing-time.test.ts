import fc from 'fast-check'
import { addHours, beijingDaysBetween, beijingMidnight, beijingParts, periodIdOf, shiftPeriodId, toInstant, toMs } from '@shared/cycle/beijing-time'

const instants = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString())
const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

test.each([
  ['2026-11-30T15:59:59.999Z', '2026-11'], // the last millisecond of November in Beijing
  ['2026-11-30T16:00:00.000Z', '2026-12'],
  ['2026-12-31T15:59:59.999Z', '2026-12'],
  ['2026-12-31T16:00:00.000Z', '2027-01'],
  ['2028-02-29T15:59:59.999Z', '2028-02'],
  ['2028-02-29T16:00:00.000Z', '2028-03'],
])('%s belongs to %s', (instant, periodId) => {
  expect(periodIdOf(instant)).toBe(periodId)
})

test('the calendar is that of Shanghai, whatever zone the machine is in', () => {
  fc.assert(fc.property(instants, (instant) => {
    const { year, month, day, hour, minute } = beijingParts(instant)
    const two = (part: number) => String(part).padStart(2, '0')
    expect(`${year}-${two(month)}-${two(day)}, ${two(hour)}:${two(minute)}`).toBe(shanghai.format(new Date(instant)))
    expect(periodIdOf(instant)).toBe(`${year}-${two(month)}`)
  }))
})

test('a day begins at its midnight and ends a millisecond before the next', () => {
  fc.assert(fc.property(instants, (instant) => {
    const { year, month, day } = beijingParts(instant)
    const [begins, ends] = [beijingMidnight(year, month, day), beijingMidnight(year, month, day + 1)]
    expect(begins <= instant && instant < ends).toBe(true)
    expect(beijingDaysBetween(begins, ends)).toBe(1)
    expect(beijingDaysBetween(begins, toInstant(toMs(ends) - 1))).toBe(0)
  }))
})

test('months shift over years, and back', () => {
  expect(['2026-01', '2026-12', '2020-01'].map((periodId) => [shiftPeriodId(periodId, -1), shiftPeriodId(periodId, 1), shiftPeriodId(periodId, 25)])).toEqual([
    ['2025-12', '2026-02', '2028-02'], ['2026-11', '2027-01', '2029-01'], ['2019-12', '2020-02', '2022-02'],
  ])
  fc.assert(fc.property(instants.map(periodIdOf), fc.integer({ min: -500, max: 500 }), (periodId, steps) => {
    expect(shiftPeriodId(shiftPeriodId(periodId, steps), -steps)).toBe(periodId)
  }))
})

test('hours are added over days and months; what is no instant throws', () => {
  expect(addHours('2026-11-30T10:00:00.000Z', 72)).toBe('2026-12-03T10:00:00.000Z')
  expect(() => toMs('tomorrow')).toThrow(TypeError)
})
