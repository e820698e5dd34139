import { listIncidents } from '@shared/incident/list-incidents'
import { admitIncident, refuseAdmitter } from '@shared/incident/admit-incident'
import { decideIncident, refuseDecider } from '@shared/incident/decide-incident'
import { incidentReaders } from '@shared/incident/read-incident'
import type { Incident } from '@shared/incident/incident'
import { isGranted } from '@shared/people/permission'
import { reachOf, type Person, type PermissionRole } from '@shared/people/person'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'
import { incidentViewsFor } from './incident-views'
import { canSeeIncident } from './move-incidents'

const rolesOf = (grants: readonly { role: PermissionRole | 'everybody' }[]) => grants.flatMap(({ role }) => (role === 'everybody' ? [] : [role]))

/** Incidents of a month in the stores that these roles of the person reach. */
async function inReach(actor: Person, roles: readonly PermissionRole[], periodId: string): Promise<Incident[]> {
  const reach = reachOf(actor, roles)
  if (reach === 'company') return listDocuments('incidents', { periodId })
  return (await Promise.all(reach.map((storeId) => listDocuments('incidents', { periodId, storeId })))).flat()
}

/** What waits for the person's decision, of any month: disputes, complaints to verify, late entries; few at a time. */
export async function claimsToDecide(actor: Person): Promise<Incident[]> {
  const reach = reachOf(actor, rolesOf(decideIncident.may))
  const found = await Promise.all((['disputed', 'unverified', 'late'] as const).map(async (state) => (reach === 'company' ? listDocuments('incidents', { state })
    : (await Promise.all(reach.map((storeId) => listDocuments('incidents', { state, storeId })))).flat())))
  return found.flat().filter((incident) => (incident.state === 'late' ? isGranted(admitIncident.may, actor, subjectOf(incident)) && refuseAdmitter(incident, actor) === null
    : isGranted(decideIncident.may, actor, subjectOf(incident)) && refuseDecider(incident, actor) === null))
}

export const listIncidentsHandler = query(listIncidents, async ({ actor, input, now }) => {
  const periodId = input.periodId ?? periodIdOf(now)
  const found = await (async () => {
    switch (input.view) {
      case 'about-me': return listDocuments('incidents', { employeeId: actor._id, periodId })
      case 'by-me': return listDocuments('incidents', { reporterId: actor._id, periodId })
      case 'team': return (await inReach(actor, rolesOf(incidentReaders), periodId)).filter((incident) => incident.employeeId !== actor._id && canSeeIncident(actor, incident))
      case 'to-decide': return claimsToDecide(actor)
    }
  })()
  const newestFirst = found.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
  return { periodId, incidents: await incidentViewsFor(newestFirst, actor, now) }
})
