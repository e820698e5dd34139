import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Template } from '../scoring/template'
import { beijingParts, periodIdOf, shiftPeriodId } from './beijing-time'
import { periodDates, type Period, type PeriodCalendar, type PinnedTemplate } from './period'

export const openPeriod = declareAction({
  name: 'open-period', title: '开启考核月', kind: 'command', on: 'nobody',
  input: z.strictObject({ periodId }),
  output: z.object({ periodId: z.string() }),
  refusals: ['period-exists', 'period-too-far', 'template-unknown', 'template-unnamed'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Opens a month with the current version of every template in use pinned, and makes everybody\'s sheet.',
})

/** Refuses sheets with an item that its form lost and nobody has named yet: they can be tried, but nobody is scored by them. */
export function refuseUnnamed(templates: readonly Pick<Template, 'title' | 'items'>[]): Refusal | null {
  for (const { title, items } of templates) {
    const unnamed = items.filter(({ isUnnamed }) => isUnnamed === true)
    if (unnamed.length > 0) return refuse('template-unnamed', `“${title}”里的“${unnamed.map((item) => item.title).join('、')}”要先命名，才能开考核`)
  }
  return null
}

/** A new period, or a refusal: it exists already, or the month is neither the running one nor (from the 20th on) the next. */
export function decideOpenPeriod(existing: Period | null, input: { periodId: string }, templates: readonly PinnedTemplate[], actorId: string, now: string, calendar: PeriodCalendar): Period | Refusal {
  if (existing !== null) return refuse('period-exists')
  const running = periodIdOf(now)
  const isNext = input.periodId === shiftPeriodId(running, 1) && beijingParts(now).day >= 20
  if (input.periodId !== running && !isNext) return refuse('period-too-far', '只能开本月的考核，20 号以后可以开下个月的', 'periodId')
  return {
    _id: input.periodId, state: 'open', dates: periodDates(input.periodId, calendar), templates: [...templates],
    openedBy: actorId, openedAt: now, sheetsMade: false, closedAt: null,
  }
}

/** The first month from the running one on that nobody has opened: what changes on the roster or on a template counts from there. */
export function firstUnopened(openedIds: readonly string[], now: string): string {
  let periodId = periodIdOf(now)
  while (openedIds.includes(periodId)) periodId = shiftPeriodId(periodId, 1)
  return periodId
}
