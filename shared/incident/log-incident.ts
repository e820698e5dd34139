import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, instant, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { awaitedPhotos, boundPhotos } from '../evidence/photo'
import type { Person } from '../people/person'
import { periodIdOf } from '../cycle/beijing-time'
import { answerBy, isOccurredAtBelievable } from './incident-moves'
import type { Incident } from './incident'

export const logIncident = declareAction({
  name: 'log-incident', title: '记一笔', kind: 'command', on: 'person',
  input: z.strictObject({
    employeeId: id, kind: id, quantity: z.int().check(z.gte(1), z.lte(20)), occurredAt: instant, note,
    orderNo: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/))),
    /** Photos that follow: each is uploaded to its path and attached once the incident is stored. */
    photos: z.optional(boundPhotos),
  }),
  output: z.object({ incidentId: z.string(), sheetId: z.nullable(z.string()), periodId: z.string() }),
  refusals: ['not-found', 'forbidden', 'own-incident', 'kind-not-on-sheet', 'occurred-out-of-bounds', 'person-left', 'sheet-frozen'],
  may: [
    { role: 'supervisor', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'after-sales-manager', reach: 'scope' },
    { role: 'inspector', reach: 'scope' }, { role: 'general-manager', reach: 'scope' },
  ],
  doc: 'Logs an incident or a commendation about an employee. Server time decides the month; it counts at once and can be answered for 72 h.',
})

type LogIncidentInput = z.infer<typeof logIncident.input>

/** A new incident, or a refusal. `kinds` are those that the employee's sheet (or, without a sheet yet, their template) takes. */
export function decideLogIncident(
  input: LogIncidentInput, incidentId: string, employee: Person, reporter: Person, kinds: readonly string[],
  place: { sheetId: string | null; windowsEndAt: string }, now: string,
): Incident | Refusal {
  if (employee._id === reporter._id) return refuse('own-incident', undefined, 'employeeId')
  if (employee.status === 'left') return refuse('person-left', '这位师傅已经离职，不能再记', 'employeeId')
  if (!kinds.includes(input.kind)) return refuse('kind-not-on-sheet', undefined, 'kind')
  if (!isOccurredAtBelievable(input.occurredAt, now)) return refuse('occurred-out-of-bounds', undefined, 'occurredAt')
  const until = answerBy(now, place.windowsEndAt)
  return {
    _id: incidentId, employeeId: employee._id, employeeName: employee.name, storeId: employee.storeId, supervisorId: employee.supervisorId,
    periodId: periodIdOf(now), sheetId: place.sheetId, kind: input.kind, quantity: input.quantity, countedQuantity: input.quantity,
    state: 'logged', reporterId: reporter._id, reporterName: reporter.name, occurredAt: input.occurredAt, receivedAt: now,
    note: input.note.trim(), orderNo: input.orderNo, answerBy: until, dispute: null, photos: awaitedPhotos(input.photos ?? [], 'report', now), dueAt: until, rev: 1,
    history: [{ at: now, actorId: reporter._id, actorName: reporter.name, state: 'logged', text: input.note.trim() }],
  }
}
