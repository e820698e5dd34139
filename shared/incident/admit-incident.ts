import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { movedIncident } from './acknowledge-incident'
import type { Person } from '../people/person'
import type { Incident } from './incident'
import { statesFor } from './incident-life'

export const admitIncident = declareAction({
  name: 'admit-incident', title: '同意补记', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, isAdmitted: z.boolean(), reason }), output: movedIncident,
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'own-report', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  incidentStates: statesFor('admit-incident'),
  doc: 'A manager other than the reporter gives their word for an entry about something older than 7 days, or declines it. It counts from then on, on the sheet of that day, and can be answered for 72 h; without a word in 48 h it never counts.',
})

/** The reporter's own word admits nothing. Null when the person may say. */
export function refuseAdmitter(incident: Incident, person: Person): Refusal | null {
  return incident.reporterId === person._id ? refuse('own-report', '自己补记的事件要由别的店长或总经理同意') : null
}
