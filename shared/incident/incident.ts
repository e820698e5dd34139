import type { IncidentPhoto } from '../evidence/photo'
import type { IncidentState } from './incident-state'

/** Hours that the clocks of decision 6 give. A deadline is reminded of so many hours before it ends, or after the wait has begun. */
export const incidentHours = { window: 72, escalate: 24, lapse: 48, remindBeforeWindowEnds: 24, remindWaiting: 12 } as const

/** One thing that happened to an incident, as the people concerned read it. */
export interface IncidentEvent {
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly state: IncidentState
  readonly text: string
}

/** An incident (事件) that somebody logged about an employee. It is never deleted, only followed by another state. */
export interface Incident {
  readonly _id: string
  readonly employeeId: string
  readonly employeeName: string
  readonly storeId: string
  readonly supervisorId: string | null
  /** The month whose sheet it counts on; server time at receipt decides (decision 7), of a late entry the time at which a manager admitted it. */
  readonly periodId: string
  /** The sheet it counts on; null while no sheet takes it and it waits for HR, or for a manager's word. */
  readonly sheetId: string | null
  readonly kind: string
  /** Counts only once it was acknowledged or verified (customer complaints), by the sheet's template. */
  readonly needsVerifying: boolean
  readonly quantity: number
  /** What counts after a decision `reduced`; equals `quantity` otherwise. */
  readonly countedQuantity: number
  readonly state: IncidentState
  readonly reporterId: string
  readonly reporterName: string
  readonly occurredAt: string
  readonly receivedAt: string
  readonly note: string
  readonly orderNo: string | null
  /** The reporter was warned that the same kind had been logged for this person and order within a day, and logged it nevertheless. */
  readonly isLikeAnother: boolean
  /** The manager whose word admitted a late entry; they don't judge it later. */
  readonly admittedById: string | null
  /** Until then the employee may acknowledge or dispute. */
  readonly answerBy: string
  readonly dispute: IncidentDispute | null
  /** Evidence for it and against it, in the order in which it was bound. */
  readonly photos: readonly IncidentPhoto[]
  /** The clocks of what waits for somebody without a dispute: a late entry, or one that must be verified; null before and without. */
  readonly waiting: IncidentWaiting | null
  /** When whoever must act next is to be reminded; null when that is done or nobody must. */
  readonly remindAt: string | null
  /** When the next clock of this incident strikes (reminder, window end, escalation, lapse); null when none runs. Indexed for the timer. */
  readonly dueAt: string | null
  readonly history: readonly IncidentEvent[]
  readonly rev: number
}

/** The clocks of a wait for somebody's decision. */
export interface IncidentWaiting {
  readonly since: string
  readonly escalatesAt: string
  readonly lapsesAt: string
  readonly isEscalated: boolean
}

/** A running or past dispute with its clocks. */
export interface IncidentDispute {
  readonly reason: string
  readonly disputedAt: string
  readonly escalatesAt: string
  readonly lapsesAt: string
  readonly isEscalated: boolean
}

/** The clocks that run towards a decision in the incident's present state; null where nobody has to decide. */
export function decisionClocksOf(incident: Pick<Incident, 'state' | 'dispute' | 'waiting'>): Pick<IncidentWaiting, 'escalatesAt' | 'lapsesAt' | 'isEscalated'> | null {
  if (incident.state === 'disputed') return incident.dispute
  return incident.state === 'unverified' || incident.state === 'late' ? incident.waiting : null
}

/** Whether the claim is still open: it can yet be answered, or waits for a decision that bears on its sheet. A sheet freezes only without open claims. */
export function isOpenClaim(incident: Pick<Incident, 'state' | 'answerBy'> & Partial<Pick<Incident, 'needsVerifying'>>, now: string): boolean {
  if (incident.state === 'disputed' || incident.state === 'unverified') return true
  return incident.state === 'logged' && (now < incident.answerBy || incident.needsVerifying === true)
}

/** From when an incident counts (decision 7): when it was received; a late entry from the manager's word on. */
export function countsFromOf({ receivedAt, history }: Pick<Incident, 'receivedAt' | 'history'>): string {
  return history.find(({ state }) => state === 'logged')?.at ?? receivedAt
}
