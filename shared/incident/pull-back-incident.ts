import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { isGranted } from '../people/permission'
import type { Person } from '../people/person'
import { periodIdOf, shiftPeriodId } from '../cycle/beijing-time'
import type { Incident } from './incident'
import { earlier, nextDueOf } from './incident-moves'

export const pullBackIncident = declareAction({
  name: 'pull-back-incident', title: '归到上月', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, reason }),
  output: z.object({ incidentId: z.string(), periodId: z.string(), sheetId: z.string() }),
  refusals: ['not-found', 'forbidden', 'wrong-state', 'sheet-frozen', 'sheet-sealed', 'occurred-out-of-bounds', 'window-closed'],
  may: [{ role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }],
  doc: 'A manager moves an incident that happened before the cut but arrived after it onto the earlier sheet, until that sheet is frozen; one that can still be answered only while the earlier month\'s windows are open.',
})

/** Why the incident can't go to the month before; null when a manager may move it there (the earlier sheet must still take facts). */
export function refusePullBack(incident: Incident, actor: Pick<Person, '_id' | 'roles'>): Refusal | null {
  const subject = { personId: incident.employeeId, storeId: incident.storeId, supervisorId: incident.supervisorId }
  if (!isGranted(pullBackIncident.may, actor, subject)) return refuse('forbidden')
  if (incident.state === 'late') return refuse('wrong-state', '补记的事件从同意那天算起，不能归到上月')
  const isEarlier = periodIdOf(incident.occurredAt) === shiftPeriodId(incident.periodId, -1)
  return isEarlier ? null : refuse('occurred-out-of-bounds', '只有上个月发生、月初才记的事件可以归到上月')
}

/** The incident as it counts on the earlier sheet; its windows end with that month's at the latest. */
export function decidePullBack(incident: Incident, sheetId: string, windowsEndAt: string, actor: { id: string; name: string }, reason: string, now: string): Incident {
  const { state, dispute, waiting, remindAt } = incident
  const shortened = <Clocks extends { readonly escalatesAt: string; readonly lapsesAt: string }>(clocks: Clocks): Clocks =>
    ({ ...clocks, escalatesAt: earlier(clocks.escalatesAt, windowsEndAt), lapsesAt: earlier(clocks.lapsesAt, windowsEndAt) })
  const moved: Incident = {
    ...incident, periodId: shiftPeriodId(incident.periodId, -1), sheetId, answerBy: earlier(incident.answerBy, windowsEndAt), rev: incident.rev + 1,
    dispute: dispute === null || state !== 'disputed' ? dispute : shortened(dispute), waiting: waiting === null || state !== 'unverified' ? waiting : shortened(waiting),
    remindAt: remindAt === null || remindAt >= windowsEndAt ? null : remindAt,
    history: [...incident.history, { at: now, actorId: actor.id, actorName: actor.name, state, text: `归到上月：${reason.trim()}` }],
  }
  return { ...moved, dueAt: incident.dueAt === null ? null : nextDueOf(moved) }
}
