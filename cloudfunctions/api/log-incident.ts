import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { decideLogIncident, logIncident } from '@shared/incident/log-incident'
import { kindTitle, loggableKinds } from '@shared/incident/incident-kind'
import { isGranted } from '@shared/people/permission'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { periodDates } from '@shared/cycle/period'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { advanceContextOf, readSettings, readTemplate } from '../kit/company'
import { command } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'
import type { Transaction } from '../kit/transaction'
import { assignmentsIn, type Person } from '@shared/people/person'

/** The employee's sheet of the month that takes the kind; null where none is there yet (the period is not open): then it waits for HR. */
async function sheetFor(transaction: Transaction, employee: Person, periodId: string, kind: string): Promise<Sheet | null> {
  for (const { templateId } of assignmentsIn(employee, periodId)) {
    const sheet = await transaction.read('sheets', sheetIdOf(periodId, employee._id, templateId))
    if (sheet === null) continue
    const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
    if (loggableKinds(template).some((loggable) => loggable.kind === kind)) return sheet
  }
  return null
}

/**
 * When the incident counts as received, and the sheet that takes it. A call that was under way at the cut while its sheet froze was received
 * after it: nothing slips onto a frozen sheet.
 */
async function placeFor(transaction: Transaction, employee: Person, kind: string, now: string): Promise<{ receivedAt: string; sheet: Sheet | null } | Refusal> {
  for (const receivedAt of [now, new Date().toISOString()]) {
    const sheet = await sheetFor(transaction, employee, periodIdOf(receivedAt), kind)
    if (sheet === null || sheetStateRows[sheet.state].takesFacts) return { receivedAt, sheet }
  }
  return refuse('sheet-frozen')
}

export const logIncidentHandler = command(logIncident, async ({ actor, input, now, commandId, transaction, tell, summarise }) => {
  const employee = await transaction.read('people', input.employeeId)
  if (employee === null) return refuse('not-found', '没有找到这位师傅', 'employeeId')
  const subject = { personId: employee._id, storeId: employee.storeId, supervisorId: employee.supervisorId }
  if (employee._id !== actor._id && !isGranted(logIncident.may, actor, subject)) return refuse('not-found', '没有找到这位师傅', 'employeeId')
  const placed = await placeFor(transaction, employee, input.kind, now)
  if (isRefusal(placed)) return placed
  const { receivedAt, sheet } = placed
  const periodId = periodIdOf(receivedAt)
  const settings = await readSettings()
  const assigned = assignmentsIn(employee, periodId).map(({ templateId }) => templateId)
  const kinds = (await listTemplatesInUse()).filter(({ template }) => assigned.includes(template.id)).flatMap(({ template }) => loggableKinds(template).map(({ kind }) => kind))
  const place = { sheetId: sheet?._id ?? null, windowsEndAt: sheet?.dates.windowsEndAt ?? periodDates(periodId, settings.calendar).windowsEndAt }
  const incident = decideLogIncident(input, `inc-${actor._id}-${commandId}`, employee, actor, kinds, place, receivedAt)
  if (isRefusal(incident)) return incident
  await transaction.create('incidents', incident)
  tell([employee._id, actor._id])
  if (sheet !== null) {
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const title = kindTitle(context.template, incident.kind)
    await transaction.write('sheets', advanceSheet(placeIncident(sheet, context.template, incident, title, now), context))
    tell(sheet.watcherIds)
    summarise(`记一笔：${employee.name} ${title}`)
  }
  return { incidentId: incident._id, sheetId: incident.sheetId, periodId }
})
