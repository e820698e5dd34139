import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Template } from '../scoring/template'
import { beijingMidnight, beijingParts } from './beijing-time'
import { datesAfter, type Period, type PeriodCalendar, type PinnedTemplate } from './period'
import { calendarKinds, calendarPeriodIdOf, calendarRangeOf, neighbourPeriodId, periodKindOf, type CalendarKind, type PeriodRange } from './period-id'

export const openPeriod = declareAction({
  name: 'open-period', title: '开启考核期', kind: 'command', on: 'nobody',
  input: z.strictObject({ periodId }),
  output: z.object({ periodId: z.string() }),
  refusals: ['not-found', 'period-exists', 'period-too-far', 'template-unknown', 'template-unnamed'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Opens a month, quarter, half-year, year or somebody\'s probation with the current version of every template in use pinned, and makes the sheets of all who are scored by such periods.',
})

/** Refuses sheets with an item that its form lost and nobody has named yet: they can be tried, but nobody is scored by them. */
export function refuseUnnamed(templates: readonly Pick<Template, 'title' | 'items'>[]): Refusal | null {
  for (const { title, items } of templates) {
    const unnamed = items.filter(({ isUnnamed }) => isUnnamed === true)
    if (unnamed.length > 0) return refuse('template-unnamed', `“${title}”里的“${unnamed.map((item) => item.title).join('、')}”要先命名，才能开考核`)
  }
  return null
}

/** From when a range may be opened: the 20th of the month before it begins. */
function openableFrom({ startsAt }: PeriodRange): string {
  const { year, month } = beijingParts(startsAt)
  return beijingMidnight(year, month - 1, 20)
}

/** Whether a range may be opened now: it runs, or it is the 20th of the month before. */
export function isOpenable(range: PeriodRange, now: string): boolean {
  return openableFrom(range) <= now && now < range.cutAt
}

/** A new period, or a refusal: it exists already, or its range (null: a probation without dates) neither runs nor begins soon. */
export function decideOpenPeriod(
  existing: Period | null, input: { readonly periodId: string; readonly range: PeriodRange | null }, templates: readonly PinnedTemplate[], actorId: string, now: string, calendar: PeriodCalendar,
): Period | Refusal {
  if (existing !== null) return refuse('period-exists')
  const { periodId: _id, range } = input
  if (range === null) return refuse('period-too-far', '这个人还没有定试用期的起止日期', 'periodId')
  if (!isOpenable(range, now)) {
    const isMonth = periodKindOf(_id) === 'month'
    return refuse('period-too-far', isMonth ? '只能开本月的考核，20 号以后可以开下个月的' : '只能开正在进行的考核期，下一期从前一个月 20 号起可以开', 'periodId')
  }
  return { _id, state: 'open', dates: datesAfter(range, calendar), templates: [...templates], openedBy: actorId, openedAt: now, sheetsMade: false, closedAt: null }
}

/** The periods of the calendar that could be opened now and are not: of each kind the running one, then from its day on the next. */
export function unopenedNow(openedIds: readonly string[], now: string): readonly string[] {
  return calendarKinds.flatMap((kind) => {
    const running = calendarPeriodIdOf(kind, now)
    const next = neighbourPeriodId(running, 1)
    const [first] = [running, ...(next === null ? [] : [next])].filter((periodId) => !openedIds.includes(periodId) && isOpenable(calendarRangeOf(periodId), now))
    return first === undefined ? [] : [first]
  })
}

/** The first period of the kind from the running one on that nobody has opened: what changes on a template counts from there. */
export function firstUnopened(openedIds: readonly string[], now: string, kind: CalendarKind = 'month'): string {
  let periodId = calendarPeriodIdOf(kind, now)
  while (openedIds.includes(periodId)) periodId = neighbourPeriodId(periodId, 1) ?? periodId
  return periodId
}
