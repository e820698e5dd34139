import type { Template } from '../scoring/template'
import { beijingParts, toInstant, toMs } from '../cycle/beijing-time'
import type { PeriodDates } from '../cycle/period'
import { withPlannedDays } from '../pay/employed-days'
import type { SheetPlan } from '../people/sheet-plan'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'

/** The sheet with another end of its range, the due dates of its period and the days that its pay is for, remembered among its changes. */
export function shortenSheet(sheet: Sheet, template: Template, plan: Pick<SheetPlan, 'pays' | 'cutAt' | 'days' | 'periodDays'>, dates: PeriodDates, now: string): Sheet {
  const { month, day } = beijingParts(toInstant(toMs(plan.cutAt) - 1))
  const cause = `考核到 ${month} 月 ${day} 日为止`
  return rescoreSheet({ ...sheet, dates: { ...dates, startsAt: sheet.dates.startsAt, cutAt: plan.cutAt } }, template, withPlannedDays(sheet.inputs, plan), cause, now)
}
