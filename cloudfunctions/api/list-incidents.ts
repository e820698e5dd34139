import { listIncidents } from '@shared/incident/list-incidents'
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

/** Disputes that wait for the person's decision, of any month; few at a time. */
export async function disputesToDecide(actor: Person): Promise<Incident[]> {
  const reach = reachOf(actor, rolesOf(decideIncident.may))
  const disputed = reach === 'company' ? await listDocuments('incidents', { state: 'disputed' })
    : (await Promise.all(reach.map((storeId) => listDocuments('incidents', { state: 'disputed', storeId })))).flat()
  return disputed.filter((incident) => isGranted(decideIncident.may, actor, subjectOf(incident)) && refuseDecider(incident, actor) === null)
}

export const listIncidentsHandler = query(listIncidents, async ({ actor, input, now }) => {
  const periodId = input.periodId ?? periodIdOf(now)
  const found = await (async () => {
    switch (input.view) {
      case 'about-me': return listDocuments('incidents', { employeeId: actor._id, periodId })
      case 'by-me': return listDocuments('incidents', { reporterId: actor._id, periodId })
      case 'team': return (await inReach(actor, rolesOf(incidentReaders), periodId)).filter((incident) => incident.employeeId !== actor._id && canSeeIncident(actor, incident))
      case 'to-decide': return disputesToDecide(actor)
    }
  })()
  const newestFirst = found.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
  return { periodId, incidents: await incidentViewsFor(newestFirst, actor, now) }
})
