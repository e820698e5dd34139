import { confirmData } from '../appraisal/confirm-data'
import type { Sheet } from '../appraisal/sheet'
import { sheetExceptionRows } from '../appraisal/sheet-exception'
import { standingSignerIds } from '../cycle/advance-sheet'
import { beijingDayOf } from '../cycle/beijing-time'
import { periodTitle } from '../cycle/period-title'
import { decideAppeal } from '../correction/decide-appeal'
import { decideCorrection } from '../correction/decide-correction'
import { momentText, type Notice } from './notice'

/** Names the day on which steps of a month fell to somebody: whoever gets forty sheets on it is told once. */
export function signEventOf(sheet: Pick<Sheet, 'periodId'>, action: string, now: string): string {
  return `${sheet.periodId}:${action}:${beijingDayOf(now)}`
}

/**
 * What people are to be told of a sheet's step: its next holder, the employee at the end, and whoever answers appeals, corrections and exceptions.
 * Steps and exceptions of a month are told once a day.
 */
export function sheetNotices(before: Sheet, after: Sheet, now: string): readonly Notice[] {
  const about = { personId: after.employeeId, storeId: after.storeId, supervisorId: after.supervisorId }
  const opens = { page: 'sheet' as const, pageId: after._id }
  const employee = { ids: [after.employeeId] }
  const month = periodTitle(after.periodId)
  const data = { who: after.employeeName, month }
  const notices: Notice[] = []
  const step = after.holder === null ? {} : { asks: { what: 'step' as const, periodId: after.periodId, action: after.holder.action, holderId: after.holder.personId } }
  const returned = after.returns.length > before.returns.length ? after.returns[after.returns.length - 1] : undefined
  if (returned !== undefined) {
    const to = after.holderId === null ? { may: confirmData.may, about } : { ids: [after.holderId] }
    notices.push({ ...opens, kind: 'sheet-returned', event: `${after._id}:${after.returns.length}`, to, data: { ...data, reason: returned.reason }, ...step })
  } else if (after.holder !== null && (after.holderId !== before.holderId || after.holder.action !== before.holder?.action)) {
    notices.push({ kind: 'sign-due', page: 'tasks', pageId: '', event: signEventOf(after, after.holder.action, now), to: { ids: [after.holderId] }, data: { month, what: after.holder.title }, ...step })
  }
  if (before.signature === null && after.signature !== null) {
    notices.push({ ...opens, kind: 'sheet-sealed', event: after._id, to: employee, data: { month, until: momentText(after.signature.dueAt) } })
  }
  if (after.isAppealOpen && !before.isAppealOpen) {
    const signers = standingSignerIds(after)
    notices.push({ ...opens, kind: 'appeal-made', event: after._id, to: { may: decideAppeal.may, about, refuse: ({ _id }) => signers.includes(_id) }, data: { ...data, reason: after.signature?.reason ?? '' } })
  }
  const decision = after.signature?.decision ?? null
  if (decision !== null && before.signature?.decision === null) notices.push({ ...opens, kind: 'appeal-answered', event: after._id, to: employee, data: { month, reason: decision.reason } })
  if (after.openCorrectionId !== null && after.openCorrectionId !== before.openCorrectionId) {
    notices.push({ ...opens, kind: 'correction-proposed', event: after.openCorrectionId, to: { may: decideCorrection.may, about }, data })
  }
  if (after.version > before.version) notices.push({ ...opens, kind: 'sheet-corrected', event: `${after._id}:${after.version}`, to: employee, data: { month } })
  const known = new Set(before.exceptions.filter(({ settledAt }) => settledAt === null).map(({ id }) => id))
  const raised = after.exceptions.filter(({ id, settledAt }) => settledAt === null && !known.has(id))
  if (raised.length > 0) {
    const may = [...new Set(raised.flatMap(({ kind }) => sheetExceptionRows[kind].settledBy))].map((role) => ({ role, reach: 'scope' as const }))
    notices.push({ kind: 'exceptions-raised', page: 'period', pageId: after.periodId, event: `${after.periodId}:${beijingDayOf(now)}`, to: { may, about }, data: { month } })
  }
  return notices
}
