import { addHours, toMs } from '../cycle/beijing-time'
import { refuse, type Refusal } from '../contract/refusal'
import { incidentHours, type Incident, type IncidentEvent, type IncidentState } from './incident'

/** Who moves an incident, as the record keeps it. */
export interface Mover {
  readonly id: string | null
  readonly name: string
}

/** The earlier of two instants (ISO with `Z` sorts as text). */
const earlier = (a: string, b: string): string => (a < b ? a : b)

function move(incident: Incident, state: IncidentState, by: Mover, now: string, text: string, change: Partial<Incident>): Incident {
  const event: IncidentEvent = { at: now, actorId: by.id, actorName: by.name, state, text }
  return { ...incident, ...change, state, history: [...incident.history, event], rev: incident.rev + 1 }
}

/** Until when the employee may answer: 72 h, but never past the day on which the month's windows end (decision 8). */
export function answerBy(receivedAt: string, windowsEndAt: string): string {
  return earlier(addHours(receivedAt, incidentHours.window), windowsEndAt)
}

/** Whether the claimed time is believable: within 7 days before receipt, and at most 5 minutes ahead for a phone's clock. */
export function isOccurredAtBelievable(occurredAt: string, receivedAt: string): boolean {
  const aheadMs = toMs(occurredAt) - toMs(receivedAt)
  return aheadMs <= 5 * 60_000 && -aheadMs <= 7 * 24 * 3_600_000
}

/** The employee agrees that it happened. Refuses when it was answered before or the window has ended. */
export function acknowledge(incident: Incident, by: Mover, now: string): Incident | Refusal {
  if (incident.state !== 'logged') return refuse('already-done', '这件事已经答复过了')
  if (now >= incident.answerBy) return refuse('window-closed')
  return move(incident, 'acknowledged', by, now, '本人确认', { dueAt: null })
}

/** The employee says it was not so: it leaves the score at once and waits for somebody other than the reporter to decide. */
export function dispute(incident: Incident, by: Mover, now: string, reason: string, windowsEndAt: string): Incident | Refusal {
  if (incident.state !== 'logged') return refuse('already-done', '这件事已经答复过了')
  if (now >= incident.answerBy) return refuse('window-closed')
  const lapsesAt = earlier(addHours(now, incidentHours.lapse), windowsEndAt)
  const escalatesAt = earlier(addHours(now, incidentHours.escalate), lapsesAt)
  return move(incident, 'disputed', by, now, reason, { dispute: { reason, disputedAt: now, escalatesAt, lapsesAt, isEscalated: false }, dueAt: escalatesAt })
}

/** How a dispute may be decided. */
export type Verdict = 'upheld' | 'reduced' | 'dropped'

/** A dispute is decided; `reduced` needs a quantity below the logged one. The caller has checked that the decider is neither reporter nor subject. */
export function decide(incident: Incident, by: Mover, now: string, verdict: Verdict, reason: string, reducedQuantity: number | null): Incident | Refusal {
  if (incident.state !== 'disputed' || incident.dispute === null) return refuse('already-done', '这件事没有等待裁定的异议')
  if (now >= incident.dispute.lapsesAt) return refuse('window-closed', '裁定时间已过，按规定对师傅有利处理')
  if (verdict === 'reduced') {
    if (reducedQuantity === null || reducedQuantity < 1 || reducedQuantity >= incident.quantity) {
      return refuse('bad-input', `减轻后的次数要在 1 到 ${incident.quantity - 1} 之间；只有 1 次时请选维持或撤销`, 'quantity')
    }
    return move(incident, 'reduced', by, now, reason, { countedQuantity: reducedQuantity, dueAt: null })
  }
  return move(incident, verdict, by, now, reason, { dueAt: null })
}

/**
 * Taken back: by its reporter until it is answered, by a manager until the sheet is frozen (decision 6; the caller checks the sheet).
 * Refuses when it no longer counts anyway.
 */
export function withdraw(incident: Incident, by: Mover, now: string, reason: string, isManager: boolean): Incident | Refusal {
  if (['withdrawn', 'dropped', 'lapsed'].includes(incident.state)) return refuse('already-done', '这件事已经不计分了')
  if (!isManager && incident.state !== 'logged') return refuse('wrong-state', '师傅已经答复，记录人不能再撤回，请找店长处理')
  return move(incident, 'withdrawn', by, now, reason, { dueAt: null })
}

const clock: Mover = { id: null, name: '系统' }

/**
 * What the clock alone does: a window that ended stands as logged, a dispute undecided escalates at 24 h and lapses in the worker's
 * favour at 48 h. Returns the same object when nothing is due, so running it twice changes nothing.
 */
export function strike(incident: Incident, now: string): Incident {
  if (incident.state === 'logged' && incident.dueAt !== null && now >= incident.answerBy) return { ...incident, dueAt: null, rev: incident.rev + 1 }
  if (incident.state !== 'disputed' || incident.dispute === null) return incident
  if (now >= incident.dispute.lapsesAt) return move(incident, 'lapsed', clock, incident.dispute.lapsesAt, '48 小时内没有裁定，按规定不计分', { dueAt: null })
  if (!incident.dispute.isEscalated && now >= incident.dispute.escalatesAt) {
    return move(incident, 'disputed', clock, incident.dispute.escalatesAt, '24 小时没有裁定，已转总经理', {
      dispute: { ...incident.dispute, isEscalated: true }, dueAt: incident.dispute.lapsesAt,
    })
  }
  return incident
}
