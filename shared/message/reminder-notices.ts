import { barredIds } from '../cycle/advance-sheet'
import { beijingDayOf } from '../cycle/beijing-time'
import { periodTitle } from '../cycle/period-title'
import { stepAt } from '../approval/route'
import { resolveNextUp } from '../approval/resolve-signer'
import type { Sheet } from '../appraisal/sheet'
import { statesThat } from '../appraisal/sheet-state'
import type { Person } from '../people/person'
import type { Template } from '../scoring/template'
import { momentText, type Notice } from './notice'
import { daysWaited, type MonthReminder, type SigningReminder } from './reminder'

/** Who still owes something on a sheet shortly before the ratings end: the employee, raters, and whoever has not answered its anonymous questions. */
export function owedNotices(sheet: Sheet, unansweredIds: readonly string[], { periodId, until }: MonthReminder): readonly Notice[] {
  if (!statesThat('takesSelfScore').includes(sheet.state)) return []
  const data = { month: periodTitle(periodId), until: momentText(until) }
  const raters = sheet.raters.filter(({ item, role }) => !sheet.ratedBy.some((rated) => rated.item === item && rated.role === role)).map(({ personId }) => personId)
  const owing = [...raters, ...unansweredIds]
  return [
    ...(sheet.selfScore === null ? [{ kind: 'self-score-due' as const, event: sheet._id, to: { ids: [sheet.employeeId] }, page: 'self-score' as const, pageId: sheet._id, data, asks: { what: 'self-score' as const } }] : []),
    ...(owing.length > 0 ? [{ kind: 'ratings-due' as const, event: periodId, to: { ids: owing }, page: 'tasks' as const, pageId: '', data, asks: { what: 'ratings' as const, periodId } }] : []),
  ]
}

/** A sheet that waits for its signer, with the template whose route it follows. */
export interface HeldSheet {
  readonly sheet: Sheet
  readonly template: Template
}

/**
 * What the check of a signer's day finds: steps that have waited for a day remind the signer, those of two days are told to whoever comes after
 * them (decision 10: nothing is ever approved by time-out).
 */
export function signingNotices(reminder: SigningReminder, checkedAt: string, held: readonly HeldSheet[], leads: readonly Person[]): readonly Notice[] {
  const { personId, periodId, action } = reminder
  const waited = (days: number) => held.filter(({ sheet: { holder } }) => holder !== null && daysWaited(holder.since, checkedAt) === days)
  const common = { page: 'tasks' as const, pageId: '', asks: { what: 'step' as const, periodId, action, holderId: personId }, event: `${periodId}:${action}:${beijingDayOf(checkedAt)}` }
  const data = (count: number) => ({ month: periodTitle(periodId), what: held[0]?.sheet.holder?.title ?? '', who: held[0]?.sheet.holder?.personName ?? '', count })
  const above = new Map<string, number>()
  for (const { sheet, template } of waited(2)) {
    const row = stepAt(template, sheet)
    const subject = { personId: sheet.employeeId, storeId: sheet.storeId, supervisorId: sheet.supervisorId }
    const next = row === null ? null : resolveNextUp(row.by, subject, barredIds(sheet, row, template, personId), leads, beijingDayOf(checkedAt))
    if (next !== null) above.set(next.personId, (above.get(next.personId) ?? 0) + 1)
  }
  const late = waited(1).length
  return [
    ...(late > 0 ? [{ ...common, kind: 'sign-waits' as const, to: { ids: [personId] }, data: data(late) }] : []),
    ...[...above].map(([id, count]) => ({ ...common, event: `${common.event}:${personId}`, kind: 'sign-overdue' as const, to: { ids: [id] }, data: data(count) })),
  ]
}
