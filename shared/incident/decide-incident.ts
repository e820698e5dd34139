import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { movedIncident } from './acknowledge-incident'
import { refuse, type Refusal } from '../contract/refusal'
import { holdsRole, type Person } from '../people/person'
import { decisionClocksOf, type Incident } from './incident'
import { statesFor } from './incident-life'

export const decideIncident = declareAction({
  name: 'decide-incident', title: '裁定异议', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, verdict: z.enum(['upheld', 'reduced', 'dropped']), quantity: z.nullable(z.int().check(z.gte(1), z.lte(20))), reason }),
  output: movedIncident,
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'own-report', 'sheet-frozen', 'sheet-sealed', 'wrong-state', 'bad-input'],
  may: [{ role: 'store-manager', reach: 'scope' }, { role: 'after-sales-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  incidentStates: statesFor('decide-incident'),
  doc: 'Somebody other than the reporter and the employee decides a dispute, or verifies a complaint that nobody answered: upheld, reduced to a smaller quantity, or dropped.',
})

/** Neither the reporter nor who admitted a late entry ever judges it (decision 6); once escalated only the general manager does. Null when the person may decide. */
export function refuseDecider(incident: Incident, person: Person): Refusal | null {
  if (incident.reporterId === person._id) return refuse('own-report')
  if (incident.admittedById === person._id) return refuse('own-report', '这是您同意补记的事件，要由别人来裁定')
  if (decisionClocksOf(incident)?.isEscalated === true && !holdsRole(person, 'general-manager', incident.storeId)) return refuse('forbidden', '已超过 24 小时，转由总经理裁定')
  return null
}
