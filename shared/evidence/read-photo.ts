import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id } from '../contract/fields'
import { incidentReaders } from '../incident/read-incident'

export const readPhoto = declareAction({
  name: 'read-photo', title: '看照片', kind: 'query', on: 'incident',
  input: z.strictObject({ incidentId: id, sha256: hash }),
  output: z.object({ url: z.string(), expiresAt: z.string() }),
  refusals: ['not-found', 'photo-missing'],
  may: incidentReaders,
  doc: 'A link to a photo of an incident, for whoever may read the incident; it dies after ten minutes.',
})
