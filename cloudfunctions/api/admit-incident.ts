import { isRefusal, refuse } from '@shared/contract/refusal'
import { admitIncident, refuseAdmitter } from '@shared/incident/admit-incident'
import { admit } from '@shared/incident/incident-moves'
import { isGranted } from '@shared/people/permission'
import { command } from '../kit/serve'
import { placeFor, writeOnSheet } from '../kit/place-logged'
import { subjectOf } from '../kit/sheet-access'
import { canSeeIncident } from './move-incidents'

export const admitIncidentHandler = command(admitIncident, async ({ actor, input, now, transaction, tell, summarise }) => {
  const incident = await transaction.read('incidents', input.incidentId)
  if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
  if (!isGranted(admitIncident.may, actor, subjectOf(incident))) return refuse('forbidden')
  const refused = refuseAdmitter(incident, actor)
  if (refused !== null) return refused
  const by = { id: actor._id, name: actor.name }
  const employee = await transaction.read('people', incident.employeeId)
  if (employee === null) return refuse('not-found')
  const placed = input.isAdmitted ? await placeFor(transaction, employee, incident.kind, now) : null
  if (isRefusal(placed)) return placed
  const admission = placed === null ? null : { periodId: placed.periodId, windowsEndAt: placed.windowsEndAt, sheetId: placed.sheet?._id ?? null }
  const moved = admit(incident, by, placed?.countsFrom ?? now, input.reason.trim(), admission)
  if (isRefusal(moved)) return moved
  await transaction.write('incidents', moved)
  tell([incident.employeeId, incident.reporterId, actor._id])
  if (placed !== null && placed.sheet !== null) {
    await writeOnSheet(transaction, placed.sheet, moved, now)
    tell(placed.sheet.watcherIds)
  }
  summarise(`${input.isAdmitted ? '同意' : '不同意'}补记：${incident.employeeName} ${incident._id}`)
  return { incidentId: moved._id, state: moved.state }
})
