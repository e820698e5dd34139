import { decideObjection } from '../appraisal/decide-objection'
import { objectionStateRows, refuseObjectionDecider, type Objection } from '../appraisal/objection'
import { holdsRole } from '../people/person'
import { momentText, type Notice, type Recipients } from './notice'

function decidersOf(objection: Objection): Recipients {
  const { employeeId, storeId, supervisorId } = objection
  return {
    may: decideObjection.may, about: { personId: employeeId, storeId, supervisorId }, refuse: (lead) => refuseObjectionDecider(objection, lead) !== null,
    prefer: (lead) => holdsRole(lead, 'general-manager', storeId) === objection.isEscalated,
  }
}

/** What people are to be told of an objection's step: whoever may decide that it waits, both sides what became of it. */
export function objectionNotices(before: Objection | null, after: Objection): readonly Notice[] {
  const what = `${after.title} ${after.valueText}`
  const opens = { page: 'sheet' as const, pageId: after.sheetId, event: after._id }
  const wait = { to: decidersOf(after), data: { who: after.employeeName, what, until: momentText(after.lapsesAt), reason: after.reason } }
  if (before === null) return [{ ...opens, ...wait, kind: 'decision-due' }]
  if (before.state === 'open' && after.state === 'open') {
    if (after.isEscalated && !before.isEscalated) return [{ ...opens, ...wait, kind: 'decision-escalated' }]
    return before.remindAt !== null && after.remindAt === null ? [{ ...opens, ...wait, kind: 'decision-waits' }] : []
  }
  if (before.state === after.state) return []
  const reason = after.history[after.history.length - 1]?.text
  const data = { what: `${what}，${objectionStateRows[after.state].title}`, ...(reason === undefined ? {} : { reason }) }
  return [{ ...opens, kind: 'objection-decided', to: { ids: [after.employeeId, after.enteredById] }, data }]
}
