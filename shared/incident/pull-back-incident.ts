import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'

export const pullBackIncident = declareAction({
  name: 'pull-back-incident', title: '归到上月', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, reason }),
  output: z.object({ incidentId: z.string(), periodId: z.string(), sheetId: z.string() }),
  refusals: ['not-found', 'forbidden', 'wrong-state', 'sheet-frozen', 'sheet-sealed', 'kind-not-on-sheet', 'occurred-out-of-bounds'],
  may: [{ role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  doc: 'A manager moves an incident that happened before the cut but arrived after it onto the earlier sheet, until that sheet is frozen.',
})
