import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { boundPhotos } from '../evidence/photo'
import { movedIncident } from './acknowledge-incident'
import { statesFor } from './incident-life'

export const disputeIncident = declareAction({
  name: 'dispute-incident', title: '提出异议', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, reason, photos: z.optional(boundPhotos) }), output: movedIncident,
  refusals: ['not-found', 'forbidden', 'already-done', 'window-closed', 'sheet-frozen', 'sheet-sealed', 'wrong-state', 'bad-input'],
  may: [{ role: 'everybody', reach: 'self' }],
  incidentStates: statesFor('dispute-incident'),
  doc: 'The employee objects: it leaves the score at once and waits for somebody other than the reporter; undecided it lapses after 48 h.',
})
