import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { photoRequirements, photoSources } from '../evidence/photo-rules'
import { logIncident } from './log-incident'

/** What a page needs to log an incident without asking again, also without signal: people, and the kinds of their sheet with points. */
export const logbook = z.object({
  people: z.array(z.object({
    id: z.string(), name: z.string(), position: z.string(), storeId: z.string(), storeName: z.string(), templateId: z.string(),
    isTeam: z.boolean(), lastLoggedAt: z.nullable(z.string()),
    /** One of the installers of a job that is planned for today, done or not yet. */
    isOnTodaysJob: z.boolean(),
  })),
  kinds: z.array(z.object({ templateId: z.string(), kind: z.string(), title: z.string(), pointsEach: z.string(), itemTitle: z.string(), isGood: z.boolean(), needsVerifying: z.boolean() })),
  /** What was logged within a day with an order number: the same again is worth a question before it is sent. */
  recent: z.array(z.object({ employeeId: z.string(), kind: z.string(), orderNo: z.string(), receivedAt: z.string() })),
  /** Whether the app asks for a photo, and whether one may come from the album. */
  photos: z.object({ required: z.enum(photoRequirements), source: z.enum(photoSources) }),
})
export type Logbook = z.infer<typeof logbook>

export const readLogbook = declareAction({
  name: 'read-logbook', title: '可记的人和事', kind: 'query', on: 'nobody', input: z.strictObject({}), output: logbook, refusals: [],
  may: logIncident.may.map(({ role }) => ({ role, reach: 'any' as const })),
  doc: 'The people whom the caller may log incidents about, those on today\'s jobs and recent ones first, and the kinds of their sheets with the points each costs.',
})
