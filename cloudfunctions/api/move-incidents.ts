import type { ActionDeclaration } from '@shared/contract/action'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { bindPhotos } from '@shared/evidence/bind-photos'
import { acknowledgeIncident } from '@shared/incident/acknowledge-incident'
import { decideIncident, refuseDecider } from '@shared/incident/decide-incident'
import { disputeIncident } from '@shared/incident/dispute-incident'
import { isIncidentManager, withdrawIncident } from '@shared/incident/withdraw-incident'
import type { Incident } from '@shared/incident/incident'
import { acknowledge, decide, dispute, withdraw } from '@shared/incident/incident-moves'
import { incidentReaders } from '@shared/incident/read-incident'
import { isGranted } from '@shared/people/permission'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { periodDates } from '@shared/cycle/period'
import { awaitUploads } from '../kit/awaited-uploads'
import { readSettings } from '../kit/company'
import { moveIncident } from '../kit/move-incident'
import { command, type CommandCall } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'

/** Whether the person may see the incident: by role and reach, or because they logged it. */
export function canSeeIncident(actor: Person, incident: Incident): boolean {
  return incident.reporterId === actor._id || isGranted(incidentReaders, actor, subjectOf(incident))
}

/** What the four moves have in common: may you see it, may you do it, then the move with its sheet, then who hears of it. */
async function move(
  declaration: ActionDeclaration, call: CommandCall<{ incidentId: string }>,
  step: (incident: Incident, sheet: Sheet | null) => Incident | Refusal,
): Promise<{ incidentId: string; state: Incident['state'] } | Refusal> {
  const { actor, transaction, now } = call
  const incident = await transaction.read('incidents', call.input.incidentId)
  if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
  if (!isGranted(declaration.may, actor, subjectOf(incident))) return refuse('forbidden')
  const moved = await moveIncident(transaction, incident, now, step)
  if (isRefusal(moved)) return moved
  call.summarise(`${declaration.title}：${incident.employeeName} ${incident._id}`)
  call.tell([incident.employeeId, incident.reporterId, ...(moved.sheet?.watcherIds ?? [])])
  return { incidentId: incident._id, state: moved.incident.state }
}

const moverOf = (actor: Person) => ({ id: actor._id, name: actor.name })

export const acknowledgeIncidentHandler = command(acknowledgeIncident, (call) =>
  move(acknowledgeIncident, call, (incident) => acknowledge(incident, moverOf(call.actor), call.now)))

export const disputeIncidentHandler = command(disputeIncident, async (call) => {
  const { calendar } = await readSettings()
  const photos = call.input.photos ?? []
  const moved = await move(disputeIncident, call, (incident, sheet) => {
    // The month keeps the dates that it opened with; the company's own count where the incident is on no sheet yet.
    const { windowsEndAt } = sheet?.dates ?? periodDates(incident.periodId, calendar)
    const disputed = dispute(incident, moverOf(call.actor), call.now, call.input.reason.trim(), windowsEndAt)
    return isRefusal(disputed) ? disputed : bindPhotos(disputed, photos, 'dispute', call.now)
  })
  if (!isRefusal(moved)) await awaitUploads(call.transaction, moved.incidentId, photos, call.now)
  return moved
})

export const decideIncidentHandler = command(decideIncident, (call) => move(decideIncident, call, (incident) =>
  refuseDecider(incident, call.actor) ?? decide(incident, moverOf(call.actor), call.now, call.input.verdict, call.input.reason.trim(), call.input.quantity)))

export const withdrawIncidentHandler = command(withdrawIncident, (call) => move(withdrawIncident, call, (incident) => {
  const isManager = isIncidentManager(incident, call.actor)
  if (!isManager && incident.reporterId !== call.actor._id) return refuse('forbidden', '只有记录人或店长可以撤回')
  return withdraw(incident, moverOf(call.actor), call.now, call.input.reason.trim(), isManager)
}))
