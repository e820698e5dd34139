import { isGranted } from '../people/permission'
import type { Person } from '../people/person'
import type { Template } from '../scoring/template'
import type { ActionDeclaration } from '../contract/action'
import { photoStateTitle } from '../evidence/photo'
import { acknowledgeIncident } from './acknowledge-incident'
import { decideIncident, refuseDecider } from './decide-incident'
import { disputeIncident } from './dispute-incident'
import { incidentStateTitles, type Incident } from './incident'
import { kindTitle, loggableKinds } from './incident-kind'
import type { IncidentView } from './incident-view'
import { isIncidentManager, withdrawIncident } from './withdraw-incident'

/** The names of the actions that the person may do on the incident now; `areFactsOpen` tells whether its sheet still takes facts. */
export function actionsOnIncident(actor: Person, incident: Incident, areFactsOpen: boolean, now: string): readonly string[] {
  if (!areFactsOpen) return []
  const subject = { personId: incident.employeeId, storeId: incident.storeId, supervisorId: incident.supervisorId }
  const allows = (declaration: ActionDeclaration) => isGranted(declaration.may, actor, subject) && (declaration.incidentStates?.includes(incident.state) ?? true)
  const may: string[] = []
  const isAnswerable = now < incident.answerBy
  if (isAnswerable && allows(acknowledgeIncident)) may.push(acknowledgeIncident.name)
  if (isAnswerable && allows(disputeIncident)) may.push(disputeIncident.name)
  if (allows(decideIncident) && refuseDecider(incident, actor) === null) may.push(decideIncident.name)
  const mayTakeBack = isIncidentManager(incident, actor) || (incident.reporterId === actor._id && incident.state === 'logged')
  if (allows(withdrawIncident) && mayTakeBack) may.push(withdrawIncident.name)
  return may
}

/** An incident as a person sees it, with the words and points of the sheet that it counts on. */
export function incidentViewOf(incident: Incident, template: Template | null, storeName: string, may: readonly string[], now: string): IncidentView {
  const kind = template === null ? undefined : loggableKinds(template).find((loggable) => loggable.kind === incident.kind)
  return {
    id: incident._id, employeeId: incident.employeeId, employeeName: incident.employeeName, storeId: incident.storeId, storeName,
    periodId: incident.periodId, sheetId: incident.sheetId, kind: incident.kind,
    kindTitle: template === null ? incident.kind : kindTitle(template, incident.kind), pointsEach: kind?.pointsEach ?? null,
    quantity: incident.quantity, countedQuantity: incident.countedQuantity, state: incident.state, stateTitle: incidentStateTitles[incident.state],
    reporterId: incident.reporterId, reporterName: incident.reporterName, occurredAt: incident.occurredAt, receivedAt: incident.receivedAt,
    note: incident.note, orderNo: incident.orderNo, answerBy: incident.answerBy,
    photos: incident.photos.map((photo) => ({ ...photo, stateTitle: photoStateTitle(photo, now) })),
    dispute: incident.dispute === null ? null : { ...incident.dispute },
    history: incident.history.map(({ at, actorName, state, text }) => ({ at, actorName, state, text })), may: [...may],
  }
}
