import { addHours, toMs } from '../cycle/beijing-time'
import { refuse, type Refusal } from '../contract/refusal'
import { decisionClocksOf, incidentHours, type Incident, type IncidentEvent } from './incident'
import { clockSteps, movesOf, type ClockStep, type IncidentMove, type IncidentMover } from './incident-life'
import type { IncidentState } from './incident-state'

/** Who moves an incident, as the record keeps it. */
export interface Mover {
  readonly id: string | null
  readonly name: string
}

/** The earlier of two instants (ISO with `Z` sorts as text). */
export const earlier = (a: string, b: string): string => (a < b ? a : b)

/** Until when the employee may answer: 72 h, but never past the day on which the month's windows end (decision 8). */
export function answerBy(receivedAt: string, windowsEndAt: string): string {
  return earlier(addHours(receivedAt, incidentHours.window), windowsEndAt)
}

/** Whether the claimed time is believable: within 7 days before receipt, and at most 5 minutes ahead for a phone's clock. */
export function isOccurredAtBelievable(occurredAt: string, receivedAt: string): boolean {
  const aheadMs = toMs(occurredAt) - toMs(receivedAt)
  return aheadMs <= 5 * 60_000 && -aheadMs <= 7 * 24 * 3_600_000
}

/** The state's deadline that a row names; null where the incident has none. */
export function deadlineOf(incident: Incident, within: IncidentMove['within']): string | null {
  if (within === null) return null
  return within === 'answerBy' ? incident.answerBy : decisionClocksOf(incident)?.[within] ?? null
}

/** When somebody is reminded: a day before the window ends, or when a decision has been waited for half a day; null where there is no such moment left. */
function remindAtOf(incident: Incident, now: string): string | null {
  const clocks = decisionClocksOf(incident)
  const [at, end] = incident.state === 'logged' ? [addHours(incident.answerBy, -incidentHours.remindBeforeWindowEnds), incident.answerBy]
    : [addHours(now, incidentHours.remindWaiting), clocks?.escalatesAt ?? null]
  return end !== null && at > now && at < end ? at : null
}

/** When the next clock of the incident strikes; null when none runs in its state. */
export function nextDueOf(incident: Incident): string | null {
  const clocks = decisionClocksOf(incident)
  const deadline = incident.state === 'logged' ? incident.answerBy : clocks === null ? null : clocks.isEscalated || incident.state === 'late' ? clocks.lapsesAt : clocks.escalatesAt
  return incident.remindAt !== null && deadline !== null ? earlier(incident.remindAt, deadline) : deadline
}

/** The incident in its state with the clocks of that state set going. */
export function withClocks(incident: Incident, now: string): Incident {
  const reminded = { ...incident, remindAt: remindAtOf(incident, now) }
  return { ...reminded, dueAt: nextDueOf(reminded) }
}

/** The clocks of a wait that begins now; it ends no later than `endsAt`, where there is such a day. */
export function waitFrom(since: string, endsAt: string | null): { since: string; escalatesAt: string; lapsesAt: string; isEscalated: false } {
  const within = (instant: string) => (endsAt === null ? instant : earlier(instant, endsAt))
  const lapsesAt = within(addHours(since, incidentHours.lapse))
  return { since, escalatesAt: earlier(addHours(since, incidentHours.escalate), lapsesAt), lapsesAt, isEscalated: false }
}

function taken(incident: Incident, row: Pick<IncidentMove, 'to' | 'text'>, by: Mover, now: string, reason: string, change: Partial<Incident>): Incident {
  const event: IncidentEvent = { at: now, actorId: by.id, actorName: by.name, state: row.to, text: row.text ?? reason }
  return withClocks({ ...incident, ...change, state: row.to, history: [...incident.history, event], rev: incident.rev + 1 }, now)
}

/** The row by which one of these movers may do the action now; why not, where there is none or its deadline has passed. */
function rowFor(incident: Incident, action: IncidentMove['action'], movers: readonly IncidentMover[], now: string, no: { readonly state: Refusal; readonly closed: Refusal }, to?: IncidentState): IncidentMove | Refusal {
  const row = movesOf(action, incident.state).find((candidate) => movers.includes(candidate.by) && (to === undefined || candidate.to === to))
  if (row === undefined) return no.state
  const deadline = deadlineOf(incident, row.within)
  return deadline !== null && now >= deadline ? no.closed : row
}

const answerRefusals = { state: refuse('already-done', '这件事已经答复过了'), closed: refuse('window-closed') }

/** The employee agrees that it happened. Refuses when it was answered before or the window has ended. */
export function acknowledge(incident: Incident, by: Mover, now: string): Incident | Refusal {
  const row = rowFor(incident, 'acknowledge-incident', ['employee'], now, answerRefusals)
  return 'refused' in row ? row : taken(incident, row, by, now, '', {})
}

/** The employee says it was not so: it leaves the score at once and waits for somebody other than the reporter to decide. */
export function dispute(incident: Incident, by: Mover, now: string, reason: string, windowsEndAt: string): Incident | Refusal {
  const row = rowFor(incident, 'dispute-incident', ['employee'], now, answerRefusals)
  if ('refused' in row) return row
  const { since: disputedAt, ...clocks } = waitFrom(now, windowsEndAt)
  return taken(incident, row, by, now, reason, { dispute: { reason, disputedAt, ...clocks } })
}

/** How a dispute may be decided. */
export type Verdict = 'upheld' | 'reduced' | 'dropped'

/**
 * A dispute, or a complaint that must be verified, is decided; `reduced` needs a quantity below the logged one. The caller has checked that the
 * decider is neither reporter nor subject.
 */
export function decide(incident: Incident, by: Mover, now: string, verdict: Verdict, reason: string, reducedQuantity: number | null): Incident | Refusal {
  const row = rowFor(incident, 'decide-incident', ['decider'], now, { state: refuse('already-done', '这件事没有等待裁定的异议'), closed: refuse('window-closed', '裁定时间已过，按规定对师傅有利处理') }, verdict)
  if ('refused' in row) return row
  if (verdict !== 'reduced') return taken(incident, row, by, now, reason, {})
  if (reducedQuantity === null || reducedQuantity < 1 || reducedQuantity >= incident.quantity) {
    return refuse('bad-input', `减轻后的次数要在 1 到 ${incident.quantity - 1} 之间；只有 1 次时请选维持或撤销`, 'quantity')
  }
  return taken(incident, row, by, now, reason, { countedQuantity: reducedQuantity })
}

/** Where and from when an admitted late entry counts. */
export interface Admission {
  readonly periodId: string
  readonly sheetId: string | null
  readonly windowsEndAt: string
}

/** A manager gives their word for a late entry: from now on it counts and can be answered, like one that was logged now. Or they don't, and it never counts. */
export function admit(incident: Incident, by: Mover, now: string, reason: string, admission: Admission | null): Incident | Refusal {
  const row = rowFor(incident, 'admit-incident', ['admitter'], now, { state: refuse('already-done', '这件事没有等待同意的补记'), closed: refuse('window-closed', '同意补记的时间已过，不再计分') }, admission === null ? 'dropped' : 'logged')
  if ('refused' in row) return row
  if (admission === null) return taken(incident, { ...row, text: `不同意补记：${reason}` }, by, now, reason, {})
  const { windowsEndAt, ...place } = admission
  return taken(incident, { ...row, text: `同意补记：${reason}` }, by, now, reason, { ...place, answerBy: answerBy(now, windowsEndAt), admittedById: by.id })
}

/**
 * Taken back: by its reporter until it is answered, by a manager until the sheet is frozen (decision 6; the caller checks the sheet).
 * Refuses when it no longer counts anyway.
 */
export function withdraw(incident: Incident, by: Mover, now: string, reason: string, isManager: boolean): Incident | Refusal {
  const isOver = movesOf('withdraw-incident', incident.state).length === 0
  const no = isOver ? refuse('already-done', '这件事已经不计分了') : refuse('wrong-state', '师傅已经答复，记录人不能再撤回，请找店长处理')
  const row = rowFor(incident, 'withdraw-incident', [isManager ? 'manager' : 'reporter'], now, { state: no, closed: no })
  return 'refused' in row ? row : taken(incident, row, by, now, reason, {})
}

const clock: Mover = { id: null, name: '系统' }

/** What the clock does with an incident; each is something that somebody may be told of. */
export type ClockEvent = ClockStep | 'remind'

/** What is due on the incident by the clock alone, the most far-reaching first; null when nothing is. */
export function clockEventOf(incident: Incident, now: string): ClockEvent | null {
  if (incident.dueAt === null || now < incident.dueAt) return null
  const isDue = (step: ClockStep) => movesOf(step, incident.state).some((row) => {
    const deadline = deadlineOf(incident, row.within)
    return deadline !== null && now >= deadline
  })
  const applies: Record<ClockStep, boolean> = {
    'lapses': true, 'escalates': decisionClocksOf(incident)?.isEscalated === false, 'verifying-begins': incident.needsVerifying, 'window-ends': !incident.needsVerifying,
  }
  const step = [...clockSteps].reverse().find((candidate) => applies[candidate] && isDue(candidate))
  return step ?? (incident.remindAt !== null && now >= incident.remindAt ? 'remind' : null)
}

/**
 * What the clock alone does: a window that ended stands as logged (or must be verified), a dispute undecided escalates at 24 h and lapses in the
 * worker's favour at 48 h, a reminder is due. Returns the same object when nothing is, so running it twice changes nothing.
 */
export function strike(incident: Incident, now: string): Incident {
  const event = clockEventOf(incident, now)
  if (event === null) return incident
  if (event === 'remind') {
    const reminded = { ...incident, remindAt: null, rev: incident.rev + 1 }
    return { ...reminded, dueAt: nextDueOf(reminded) }
  }
  if (event === 'window-ends') return { ...incident, remindAt: null, dueAt: null, rev: incident.rev + 1 }
  const [row] = movesOf(event, incident.state)
  const at = row === undefined ? null : deadlineOf(incident, row.within)
  if (row === undefined || at === null) return incident
  const struck = taken(incident, row, clock, at, '', escalation(incident, event, at))
  return event === 'escalates' ? { ...struck, remindAt: null, dueAt: decisionClocksOf(struck)?.lapsesAt ?? null } : strike(struck, now)
}

/** What a clock changes besides the state. */
function escalation(incident: Incident, event: ClockStep, at: string): Partial<Incident> {
  if (event === 'verifying-begins') return { waiting: waitFrom(at, null) }
  if (event !== 'escalates') return {}
  if (incident.state === 'disputed') return { dispute: incident.dispute === null ? null : { ...incident.dispute, isEscalated: true } }
  return { waiting: incident.waiting === null ? null : { ...incident.waiting, isEscalated: true } }
}
