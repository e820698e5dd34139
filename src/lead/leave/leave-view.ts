import type { ActionOutput } from '@shared/contract/actions'
import { dayTitle } from '../../ui/format'

/** The days and who signs meanwhile, as they are filled in. */
export interface LeaveDraft {
  readonly from: string
  readonly until: string
  readonly delegateId: string | null
}

/** Where the form starts: the leave that is set, else today with nobody chosen. */
export function startLeaveOf({ leave }: ActionOutput<'read-leave'>, today: string): LeaveDraft {
  return leave === null ? { from: today, until: today, delegateId: null } : { from: leave.from, until: leave.until, delegateId: leave.delegateId }
}

/** What is wrong with the days; null when they can be sent. */
export function leaveProblem({ from, until }: LeaveDraft, today: string): string | null {
  if (until < from) return '结束的日子不能早于开始的日子'
  return until < today ? '结束的日子要在今天或以后' : null
}

/** What holds at present, in one sentence. */
export function leaveSentence({ person, leave, waiting }: ActionOutput<'read-leave'>, isOwn: boolean): string {
  const who = isOwn ? '您' : person.name
  const now = waiting === 0 ? `现在没有等${who}签的表` : `现在有 ${waiting} 张表等${who}签`
  return leave === null ? `${now}。请假时找一位能签字的同事代签，到期自动恢复。` : `${dayTitle(leave.from)}到${dayTitle(leave.until)}由${leave.delegateName}代签，到期自动恢复。${now}。`
}
