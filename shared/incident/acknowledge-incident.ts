import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { statesFor } from './incident-life'
import { incidentStates } from './incident-state'

/** What every move of an incident answers. */
export const movedIncident = z.object({ incidentId: z.string(), state: z.enum(incidentStates) })

export const acknowledgeIncident = declareAction({
  name: 'acknowledge-incident', title: '确认', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id }), output: movedIncident,
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'sheet-frozen', 'sheet-sealed', 'wrong-state'],
  may: [{ role: 'everybody', reach: 'self' }],
  incidentStates: statesFor('acknowledge-incident'),
  doc: 'The employee agrees that it happened.',
})
