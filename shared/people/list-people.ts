import * as z from 'zod/mini'
import { periodKinds } from '../scoring/template'
import { declareAction } from '../contract/action'

export const personBrief = z.object({
  id: z.string(), name: z.string(), position: z.string(), storeId: z.string(), storeName: z.string(), status: z.enum(['active', 'left']),
  roleTitles: z.array(z.string()), isBound: z.boolean(), supervisorName: z.nullable(z.string()),
  /** The sheets that the person is scored by once every change has come in, by which kind of period, and which of them pays. */
  sheets: z.array(z.object({ templateId: z.string(), title: z.string(), periodKind: z.enum(periodKinds), pays: z.boolean() })),
  probation: z.nullable(z.object({ startsOn: z.string(), endsOn: z.string() })),
  /** Until when an unused invitation of this person is valid; null without one. */
  invitedUntil: z.nullable(z.string()),
  /** Whether the person signs sheets, so that somebody must stand in while they are on leave. */
  signsSheets: z.boolean(),
  /** The leave that is on or ahead, with who signs meanwhile. */
  leave: z.nullable(z.object({ from: z.string(), until: z.string(), delegateName: z.string() })),
})

export const listPeople = declareAction({
  name: 'list-people', title: '花名册', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ people: z.array(personBrief) }), refusals: [],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'The roster within HR\'s stores, without money: who is bound, who has an invitation, who is on leave, by which sheets people are scored.',
})
