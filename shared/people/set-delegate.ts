import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { day, id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { beijingDaysBetween } from '../cycle/beijing-time'
import { signerRoles } from '../approval/resolve-signer'
import { hasRole, type Leave, type Person } from './person'

/** The longest leave in days for which somebody may stand in; longer ones are a change of posts. */
export const longestLeaveDays = 92

export const setDelegate = declareAction({
  name: 'set-delegate', title: '请假找人代签', kind: 'command', on: 'person',
  input: z.strictObject({ personId: id, leave: z.nullable(z.strictObject({ from: day, until: day, delegateId: id })) }),
  output: z.object({ personId: z.string() }),
  refusals: ['not-found', 'leave-invalid'],
  may: [...signerRoles.map((role) => ({ role, reach: 'self' as const })), { role: 'hr', reach: 'scope' }],
  doc: 'Days of leave with who signs meanwhile, set by the person or by HR; it ends by itself, and `leave: null` ends it at once. Steps that wait go over at once, those of a leave that begins later on its first day, within the hour.',
})

/** Whether the person has a role that signs sheets, so that a leave of theirs means something and they may stand in for somebody. */
export function signsSheets(person: Pick<Person, 'roles'>): boolean {
  return signerRoles.some((role) => hasRole(person, role))
}

/** The person with that leave, or without one; `delegate` is who was named. `today` is the day in Beijing. */
export function decideLeave(person: Person, leave: Leave | null, delegate: Person | null, today: string): Person | Refusal {
  if (leave === null) return { ...person, leave: null }
  if (!signsSheets(person)) return refuse('leave-invalid', '这个人没有要签的考核表，不用找人代签', 'personId')
  if (leave.until < leave.from) return refuse('leave-invalid', '结束的日子不能早于开始的日子', 'until')
  if (leave.until < today) return refuse('leave-invalid', '结束的日子要在今天或以后', 'until')
  if (beijingDaysBetween(leave.from, leave.until) >= longestLeaveDays) return refuse('leave-invalid', `最长 ${longestLeaveDays} 天，再长请人事换负责人`, 'until')
  if (delegate === null || delegate.status !== 'active' || !signsSheets(delegate)) return refuse('leave-invalid', '代签的人要在职，并且有签字的职务', 'delegateId')
  if (delegate._id === person._id) return refuse('leave-invalid', '不能请自己代签', 'delegateId')
  const overlaps = delegate.leave !== null && delegate.leave.from <= leave.until && leave.from <= delegate.leave.until
  if (overlaps) return refuse('leave-invalid', `${delegate.name}这几天也请假，换一个人吧`, 'delegateId')
  return { ...person, leave }
}
