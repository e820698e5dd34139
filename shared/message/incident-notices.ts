import { admitIncident, refuseAdmitter } from '../incident/admit-incident'
import { decideIncident, refuseDecider } from '../incident/decide-incident'
import { decisionClocksOf, type Incident } from '../incident/incident'
import { clockEventOf } from '../incident/incident-moves'
import { incidentStateTitle, type IncidentState } from '../incident/incident-state'
import { holdsRole, type Person } from '../people/person'
import { momentText, type Notice, type Recipients } from './notice'

const decidedStates: readonly IncidentState[] = ['upheld', 'reduced', 'dropped', 'lapsed', 'withdrawn']

const subjectOf = ({ employeeId, storeId, supervisorId }: Incident) => ({ personId: employeeId, storeId, supervisorId })

const isGeneralManager = (storeId: string) => (lead: Person) => holdsRole(lead, 'general-manager', storeId)

/** Who may give the word that the claim waits for; the general manager only where nobody nearer may, or once it has gone to them. */
function decidersOf(incident: Incident): Recipients {
  const isGeneral = isGeneralManager(incident.storeId)
  const isEscalated = decisionClocksOf(incident)?.isEscalated === true
  const refuse = (lead: Person) => (incident.state === 'late' ? refuseAdmitter(incident, lead) : refuseDecider(incident, lead)) !== null
  return { may: incident.state === 'late' ? admitIncident.may : decideIncident.may, about: subjectOf(incident), refuse, prefer: (lead) => isEscalated === isGeneral(lead) }
}

/**
 * What people are to be told of an incident's step, from the record before (null: it was logged now) and after: the person concerned of what was
 * logged and decided, whoever may decide of what waits. `title` is what the kind of incident is called on its sheet.
 */
export function incidentNotices(before: Incident | null, after: Incident, title: string, now: string): readonly Notice[] {
  const what = after.quantity > 1 ? `${title}（${after.quantity} 次）` : title
  const opens = { page: 'incident' as const, pageId: after._id }
  const both = { ids: [after.employeeId, after.reporterId] }
  const clocks = decisionClocksOf(after)
  const last = after.history[after.history.length - 1]
  const until = momentText(after.state === 'logged' ? after.answerBy : clocks?.lapsesAt ?? after.answerBy)
  const wait = { who: after.employeeName, what, until }
  if (before?.state === after.state) {
    if (clocks?.isEscalated === true && decisionClocksOf(before)?.isEscalated === false) return [{ ...opens, kind: 'decision-escalated', event: `${after._id}:${after.state}`, to: decidersOf(after), data: wait }]
    if (after.remindAt !== null || clockEventOf(before, now) !== 'remind') return []
    return after.state === 'logged' ? [{ ...opens, kind: 'answer-ends', event: after._id, to: { ids: [after.employeeId] }, data: wait }]
      : [{ ...opens, kind: 'decision-waits', event: `${after._id}:${after.state}`, to: decidersOf(after), data: wait }]
  }
  if (after.state === 'logged') return [{ ...opens, kind: 'incident-logged', event: after._id, to: { ids: [after.employeeId] }, data: { who: after.reporterName, what, until } }]
  if (after.state === 'late') return [{ ...opens, kind: 'late-entry', event: after._id, to: decidersOf(after), data: wait }]
  if (after.state === 'disputed' || after.state === 'unverified') {
    const reason = after.state === 'disputed' ? after.dispute?.reason : '没有答复，要核实'
    return [{ ...opens, kind: clocks?.isEscalated === true ? 'decision-escalated' : 'decision-due', event: `${after._id}:${after.state}`, to: decidersOf(after), data: { ...wait, ...(reason === undefined ? {} : { reason }) } }]
  }
  if (!decidedStates.includes(after.state)) return []
  // The person concerned never heard of a late entry that nobody admitted.
  const to = before?.state === 'late' ? { ids: [after.reporterId] } : both
  return [{ ...opens, kind: 'incident-decided', event: `${after._id}:${after.state}`, to, data: { who: after.employeeName, what: `${what}，${incidentStateTitle(after.state)}`, ...(last === undefined ? {} : { reason: last.text }) } }]
}
