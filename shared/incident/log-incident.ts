import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, instant, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { awaitedPhotos, boundPhotos } from '../evidence/photo'
import type { Person } from '../people/person'
import { periodIdOf, toMs, hourMs } from '../cycle/beijing-time'
import { incidentStates } from './incident-state'
import { answerBy, isOccurredAtBelievable, waitFrom, withClocks } from './incident-moves'
import type { Incident } from './incident'
import type { LoggableKind } from './incident-kind'

export const logIncident = declareAction({
  name: 'log-incident', title: '记一笔', kind: 'command', on: 'person',
  input: z.strictObject({
    employeeId: id, kind: id, quantity: z.int().check(z.gte(1), z.lte(20)), occurredAt: instant, note,
    orderNo: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/))),
    /** Photos that follow: each is uploaded to its path and attached once the incident is stored. */
    photos: z.optional(boundPhotos),
  }),
  output: z.object({
    incidentId: z.string(), sheetId: z.nullable(z.string()), periodId: z.string(),
    /** `late` where it happened more than 7 days ago: it counts nothing before a manager gives their word. */
    state: z.enum(incidentStates),
    /** The same kind had been logged for this person and order within a day. */
    isLikeAnother: z.boolean(),
  }),
  refusals: ['not-found', 'forbidden', 'own-incident', 'kind-not-on-sheet', 'occurred-out-of-bounds', 'person-left', 'sheet-frozen', 'daily-limit'],
  may: [
    { role: 'supervisor', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'after-sales-manager', reach: 'scope' },
    { role: 'inspector', reach: 'scope' }, { role: 'general-manager', reach: 'scope' },
  ],
  doc: 'Logs an incident or a commendation about an employee. Server time decides the month; it counts at once and can be answered for 72 h. What happened more than 7 days ago waits for a manager\'s word first.',
})

type LogIncidentInput = z.infer<typeof logIncident.input>

/** The furthest back that something may have happened when it is logged, even with a manager's word. */
export const maximumLateDays = 60

/** Whether it can be logged with a manager's word: more than 7 days ago, and not out of all bounds. */
export function isLateEntry(occurredAt: string, receivedAt: string): boolean {
  const ageMs = toMs(receivedAt) - toMs(occurredAt)
  return ageMs > 0 && !isOccurredAtBelievable(occurredAt, receivedAt) && ageMs <= maximumLateDays * 24 * hourMs
}

/** Whether an incident says the same as an entry: same person, kind and order, logged within a day and not taken back. */
export function isSimilarEntry(
  incident: Pick<Incident, 'employeeId' | 'kind' | 'orderNo' | 'receivedAt' | 'state'>, entry: { readonly employeeId: string; readonly kind: string; readonly orderNo: string | null }, now: string,
): boolean {
  const isSame = entry.orderNo !== null && incident.orderNo === entry.orderNo && incident.employeeId === entry.employeeId && incident.kind === entry.kind
  return isSame && incident.state !== 'withdrawn' && toMs(now) - toMs(incident.receivedAt) <= 24 * hourMs
}

/** A new incident, or a refusal. `kinds` are those that the employee's sheet (or, without a sheet yet, their template) takes. */
export function decideLogIncident(
  input: LogIncidentInput, incidentId: string, employee: Person, reporter: Person, kinds: readonly Pick<LoggableKind, 'kind' | 'needsVerifying'>[],
  place: { readonly sheetId: string | null; readonly windowsEndAt: string; readonly isLikeAnother: boolean }, now: string,
): Incident | Refusal {
  if (employee._id === reporter._id) return refuse('own-incident', undefined, 'employeeId')
  if (employee.status === 'left') return refuse('person-left', '这位师傅已经离职，不能再记', 'employeeId')
  const kind = kinds.find((known) => known.kind === input.kind)
  if (kind === undefined) return refuse('kind-not-on-sheet', undefined, 'kind')
  const isLate = isLateEntry(input.occurredAt, now)
  if (!isLate && !isOccurredAtBelievable(input.occurredAt, now)) return refuse('occurred-out-of-bounds', undefined, 'occurredAt')
  const waiting = isLate ? waitFrom(now, null) : null
  const text = input.note.trim()
  return withClocks({
    _id: incidentId, employeeId: employee._id, employeeName: employee.name, storeId: employee.storeId, supervisorId: employee.supervisorId,
    periodId: periodIdOf(now), sheetId: isLate ? null : place.sheetId, kind: input.kind, needsVerifying: kind.needsVerifying, quantity: input.quantity, countedQuantity: input.quantity,
    state: isLate ? 'late' : 'logged', reporterId: reporter._id, reporterName: reporter.name, occurredAt: input.occurredAt, receivedAt: now,
    note: text, orderNo: input.orderNo, isLikeAnother: place.isLikeAnother, admittedById: null, answerBy: waiting?.lapsesAt ?? answerBy(now, place.windowsEndAt),
    dispute: null, waiting, photos: awaitedPhotos(input.photos ?? [], 'report', now), remindAt: null, dueAt: null, rev: 1,
    history: [{ at: now, actorId: reporter._id, actorName: reporter.name, state: isLate ? 'late' : 'logged', text }],
  }, now)
}
