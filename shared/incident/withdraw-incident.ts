import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { movedIncident } from './acknowledge-incident'
import { holdsRole, type Person } from '../people/person'
import type { Incident } from './incident'
import { statesFor } from './incident-life'

export const withdrawIncident = declareAction({
  name: 'withdraw-incident', title: '撤回', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, reason }), output: movedIncident,
  refusals: ['not-found', 'forbidden', 'already-done', 'sheet-frozen', 'sheet-sealed', 'wrong-state'],
  may: [
    { role: 'supervisor', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'after-sales-manager', reach: 'scope' },
    { role: 'inspector', reach: 'scope' }, { role: 'general-manager', reach: 'scope' },
  ],
  incidentStates: statesFor('withdraw-incident'),
  doc: 'The reporter takes it back until it is answered; a store or general manager until the sheet is frozen. It stays visible.',
})

/** A store manager or general manager of the employee's store may withdraw what others logged. */
export function isIncidentManager(incident: Incident, person: Person): boolean {
  return incident.employeeId !== person._id && (holdsRole(person, 'store-manager', incident.storeId) || holdsRole(person, 'general-manager', incident.storeId))
}
