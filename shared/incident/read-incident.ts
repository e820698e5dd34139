import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { incidentView } from './incident-view'

/** Who sees an incident: the employee, their superiors, HR; its reporter besides (checked by id). */
export const incidentReaders = [
  { role: 'everybody', reach: 'self' }, { role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' },
  { role: 'after-sales-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' },
] as const

export const readIncident = declareAction({
  name: 'read-incident', title: '事件详情', kind: 'query', on: 'incident',
  input: z.strictObject({ incidentId: id }), output: incidentView, refusals: ['not-found'],
  may: incidentReaders,
  doc: 'One incident with its history, and what the caller may do with it now.',
})
