import { isGranted } from '../people/permission'
import type { Person } from '../people/person'
import type { Template } from '../scoring/template'
import type { ActionDeclaration } from '../contract/action'
import { photoStateTitle } from '../evidence/photo'
import { acknowledgeIncident } from './acknowledge-incident'
import { admitIncident, refuseAdmitter } from './admit-incident'
import { decideIncident, refuseDecider } from './decide-incident'
import { disputeIncident } from './dispute-incident'
import type { Incident } from './incident'
import { movesOf, type IncidentMover, type IncidentStep } from './incident-life'
import { deadlineOf } from './incident-moves'
import { incidentStateTitle } from './incident-state'
import { kindTitle, loggableKinds } from './incident-kind'
import type { IncidentView } from './incident-view'
import { isIncidentManager, withdrawIncident } from './withdraw-incident'

const declarations: readonly (ActionDeclaration & { readonly name: IncidentStep })[] = [acknowledgeIncident, disputeIncident, admitIncident, decideIncident, withdrawIncident]

/** As whom the person can move the incident. */
function moversOf(actor: Person, incident: Incident): readonly IncidentMover[] {
  const movers: readonly (readonly [IncidentMover, boolean])[] = [
    ['employee', incident.employeeId === actor._id], ['reporter', incident.reporterId === actor._id], ['manager', isIncidentManager(incident, actor)],
    ['admitter', refuseAdmitter(incident, actor) === null], ['decider', refuseDecider(incident, actor) === null],
  ]
  return movers.flatMap(([mover, isThem]) => (isThem ? [mover] : []))
}

/** The names of the actions that the person may do on the incident now; `areFactsOpen` tells whether its sheet still takes facts. */
export function actionsOnIncident(actor: Person, incident: Incident, areFactsOpen: boolean, now: string): readonly string[] {
  if (!areFactsOpen) return []
  const subject = { personId: incident.employeeId, storeId: incident.storeId, supervisorId: incident.supervisorId }
  const movers = moversOf(actor, incident)
  const isOpen = (action: IncidentStep) => movesOf(action, incident.state).some((row) => {
    const deadline = deadlineOf(incident, row.within)
    return movers.includes(row.by) && (deadline === null || now < deadline)
  })
  return declarations.filter(({ name, may }) => isGranted(may, actor, subject) && isOpen(name)).map(({ name }) => name)
}

/** An incident as a person sees it, with the words and points of the sheet that it counts on. */
export function incidentViewOf(incident: Incident, template: Template | null, storeName: string, may: readonly string[], now: string): IncidentView {
  const kind = template === null ? undefined : loggableKinds(template).find((loggable) => loggable.kind === incident.kind)
  return {
    id: incident._id, employeeId: incident.employeeId, employeeName: incident.employeeName, storeId: incident.storeId, storeName,
    periodId: incident.periodId, sheetId: incident.sheetId, kind: incident.kind,
    kindTitle: template === null ? incident.kind : kindTitle(template, incident.kind), pointsEach: kind?.pointsEach ?? null,
    quantity: incident.quantity, countedQuantity: incident.countedQuantity, state: incident.state, stateTitle: incidentStateTitle(incident.state),
    reporterId: incident.reporterId, reporterName: incident.reporterName, occurredAt: incident.occurredAt, receivedAt: incident.receivedAt,
    note: incident.note, orderNo: incident.orderNo, answerBy: incident.answerBy, needsVerifying: incident.needsVerifying, isLikeAnother: incident.isLikeAnother,
    photos: incident.photos.map((photo) => ({ ...photo, stateTitle: photoStateTitle(photo, now) })),
    dispute: incident.dispute === null ? null : { ...incident.dispute }, waiting: incident.waiting === null ? null : { ...incident.waiting },
    history: incident.history.map(({ at, actorName, state, text }) => ({ at, actorName, state, text })), may: [...may],
  }
}
