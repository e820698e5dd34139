import { beijingMidnight, shiftPeriodId, toInstant, toMs } from '@shared/cycle/beijing-time'
import { endsQuarter, otherSheetOf, quarterOf } from './company'
import { answerDays, answerOn, talkWith } from './service-story'
import { rateSheet, signingHours, signOwn, signStep } from './story-signing'
import type { Storyteller } from './storyteller'

/** Steps of a story that lie between those of another, played when that one has come so far. */
export interface Steps {
  /** When the first begins; null without any. */
  readonly startsAt: string | null
  readonly until: (instant: string) => Promise<void>
}

const jiang = 'p-jiang-nan'

/**
 * The quarter before the closed month's own, from its opening shortly before its end to the signatures: what 江楠 looks back on. Where the closed month
 * ends a quarter, that one is closed with it and no other is told.
 */
export function closedQuarter(story: Storyteller, closedMonth: string): Steps {
  if (endsQuarter(closedMonth)) return { startsAt: null, until: () => Promise.resolve() }
  let last = shiftPeriodId(closedMonth, -1)
  while (!endsQuarter(last)) last = shiftPeriodId(last, -1)
  const [year = 0, month = 1] = last.split('-').map(Number)
  const after = (day: number, hour: number) => toInstant(toMs(beijingMidnight(year, month + 1, day)) + hour * 3_600_000)
  const sheetId = otherSheetOf(last, jiang)
  const startsAt = toInstant(toMs(beijingMidnight(year, month, 25)) + 9 * 3_600_000)
  const steps: readonly { readonly at: string; readonly play: () => Promise<unknown> }[] = [
    { at: startsAt, play: () => story.openPeriod(quarterOf(last)) },
    { at: after(1, 0.1), play: () => story.close() },
    ...answerDays.map((day) => ({ at: after(day, 9), play: () => answerOn(story, last, day, after) })),
    { at: after(4, 19), play: () => rateSheet(story, sheetId, jiang) },
    { at: after(5, 10), play: () => talkWith(story, last, [jiang], after) },
    { at: after(6, 0.1), play: () => story.close() },
    ...signingHours.map((hour) => ({ at: after(6, hour), play: () => signStep(story, sheetId) })),
    { at: after(7, 12), play: () => signOwn(story, sheetId, jiang) },
    { at: after(9, 20), play: () => story.close() },
  ]
  const queue = [...steps]
  return {
    startsAt: beijingMidnight(year, month, 1),
    until: async (instant) => {
      for (let next = queue[0]; next !== undefined && next.at <= instant; next = queue[0]) {
        queue.shift()
        story.at(next.at)
        await next.play()
      }
    },
  }
}
