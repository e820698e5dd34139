import { refuse } from '@shared/contract/refusal'
import { readIncident } from '@shared/incident/read-incident'
import { readDocument } from '../kit/read'
import { query } from '../kit/serve'
import { incidentViewsFor } from './incident-views'
import { canSeeIncident } from './move-incidents'

export const readIncidentHandler = query(readIncident, async ({ actor, input, now }) => {
  const incident = await readDocument('incidents', input.incidentId)
  if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
  const [view] = await incidentViewsFor([incident], actor, now)
  return view ?? refuse('not-found')
})
