import type { IncidentPhoto } from '../evidence/photo'

/** States of an incident (decision 6): it is a claim, with two parties and a clock. */
export const incidentStates = ['logged', 'acknowledged', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed'] as const
export type IncidentState = (typeof incidentStates)[number]

/** Chinese labels of the states. */
export const incidentStateTitles: Record<IncidentState, string> = {
  logged: '待确认', acknowledged: '已确认', disputed: '有异议', upheld: '维持', reduced: '减轻', dropped: '撤销', withdrawn: '已撤回', lapsed: '逾期作废',
}

/** Hours that the clocks of decision 6 give. */
export const incidentHours = { window: 72, escalate: 24, lapse: 48 } as const

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
  /** The month whose sheet it counts on; server time at receipt decides (decision 7). */
  readonly periodId: string
  /** The sheet it counts on; null while no sheet takes it and it waits for HR. */
  readonly sheetId: string | null
  readonly kind: string
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
  /** Until then the employee may acknowledge or dispute. */
  readonly answerBy: string
  readonly dispute: IncidentDispute | null
  /** Evidence for it and against it, in the order in which it was bound. */
  readonly photos: readonly IncidentPhoto[]
  /** When the next clock of this incident strikes (window end, escalation, lapse); null when none runs. Indexed for the timer. */
  readonly dueAt: string | null
  readonly history: readonly IncidentEvent[]
  readonly rev: number
}

/** A running or past dispute with its clocks. */
export interface IncidentDispute {
  readonly reason: string
  readonly disputedAt: string
  readonly escalatesAt: string
  readonly lapsesAt: string
  readonly isEscalated: boolean
}

/** Whether the claim is still open: it can yet be answered, or a dispute waits for its decision. A sheet freezes only without open claims. */
export function isOpenClaim(incident: Pick<Incident, 'state' | 'answerBy'>, now: string): boolean {
  return incident.state === 'disputed' || (incident.state === 'logged' && now < incident.answerBy)
}
