import * as z from 'zod/mini'
import { photoSides, photoStates, photoTypes } from '../evidence/photo'
import { incidentStates } from './incident-state'

const text = z.string()
const maybe = z.nullable(z.string())

/** An incident as the people concerned see it. */
export const incidentView = z.object({
  id: text, employeeId: text, employeeName: text, storeId: text, storeName: text, periodId: text, sheetId: maybe,
  kind: text, kindTitle: text,
  /** Points of one unit on the person's sheet, signed, such as `-1`; null where the sheet is not known. */
  pointsEach: maybe,
  quantity: z.number(), countedQuantity: z.number(),
  state: z.enum(incidentStates), stateTitle: text,
  reporterId: text, reporterName: text, occurredAt: text, receivedAt: text, note: text, orderNo: maybe, answerBy: text,
  /** Counts only once it was acknowledged or verified. */
  needsVerifying: z.boolean(),
  /** The same kind had been logged for this person and order within a day, and its reporter was told so. */
  isLikeAnother: z.boolean(),
  /** The clocks of a wait without a dispute: a late entry, or one that must be verified. */
  waiting: z.nullable(z.object({ since: text, escalatesAt: text, lapsesAt: text, isEscalated: z.boolean() })),
  dispute: z.nullable(z.object({ reason: text, disputedAt: text, escalatesAt: text, lapsesAt: text, isEscalated: z.boolean() })),
  /** Evidence of both sides; `stateTitle` says in a few words what became of each, `note` more where something is odd. */
  photos: z.array(z.object({
    sha256: text, sizeBytes: z.number(), type: z.enum(photoTypes), of: z.enum(photoSides), state: z.enum(photoStates), stateTitle: text, note: text,
    takenAt: maybe, boundAt: text, receivedAt: maybe,
  })),
  history: z.array(z.object({ at: text, actorName: text, state: z.enum(incidentStates), text })),
  /** The names of the actions that the caller may do on it now. */
  may: z.array(text),
})
export type IncidentView = z.infer<typeof incidentView>
