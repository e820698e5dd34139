import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { incidentView } from './incident-view'

export const listIncidents = declareAction({
  name: 'list-incidents', title: '事件列表', kind: 'query', on: 'nobody',
  input: z.strictObject({
    /** `about-me`: my own; `by-me`: what I logged; `team`: everybody whom I may see; `to-decide`: disputes that wait for me. */
    view: z.enum(['about-me', 'by-me', 'team', 'to-decide']), periodId: z.nullable(periodId),
  }),
  output: z.object({ periodId: z.string(), incidents: z.array(incidentView) }),
  refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Incidents of a month, newest first (null: the running month), as far as the caller may see them.',
})
