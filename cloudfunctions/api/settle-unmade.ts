import { settleUnmade } from '@shared/cycle/settle-unmade'
import { endedUnmade, unmadeSentence, type UnmadeSheet } from '@shared/cycle/unmade-sheet'
import type { Period } from '@shared/cycle/period'
import { refuse, type Refusal } from '@shared/contract/refusal'
import { isGranted } from '@shared/people/permission'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { logBug } from '../kit/log'
import { followNewBases, makeWithin, MakingError, readFacts, type Missing } from '../kit/new-sheets'
import { pinMissing } from '../kit/pin-templates'
import { command, type CommandCall } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'
import { makeAgain, makingOf } from '../kit/sheet-making'
import { isLost } from '../kit/transaction'

/** Makes the sheet within the transaction, or says why it still can't be made. */
async function madeNow({ transaction, requestId, afterCommit }: Pick<CommandCall<unknown>, 'transaction' | 'requestId' | 'afterCommit'>, asked: Period, one: Missing): Promise<Refusal | null> {
  try {
    const making = { ...makingOf(asked, 0, requestId), ...await pinMissing(asked, [one.plan.templateId], requestId) }
    const facts = await readFacts(making.period, [one])
    await makeWithin(transaction, making, one, facts)
    afterCommit(() => followNewBases(asked._id, [one], facts))
    return null
  } catch (failure) {
    if (isLost(failure)) throw failure
    if (failure instanceof MakingError) return refuse('record-broken', `还是建不成：${unmadeSentence(failure.failure)}`)
    logBug(failure, { requestId, action: settleUnmade.name, sheetId: one.plan.sheetId })
    return refuse('record-broken', `还是建不成，请把编号 ${requestId} 发给技术支持`)
  }
}

export const settleUnmadeHandler = command(settleUnmade, async (call) => {
  const { actor, input, now, transaction, tell, summarise } = call
  const unmade = await transaction.read('unmade-sheets', input.sheetId)
  const period = unmade === null ? null : await transaction.read('periods', unmade.periodId)
  if (unmade === null || period === null) return refuse('not-found')
  if (!isGranted(settleUnmade.may, actor, subjectOf(unmade))) return refuse(unmade.employeeId === actor._id ? 'own-sheet' : 'not-found')
  if (period.state === 'closed') return refuse('exception-settled', '这一期已经结账了')
  if (unmade.state === 'ended' || (unmade.state === 'waived' && input.way === 'waive')) return refuse('exception-settled')
  const reason = input.reason.trim()
  tell([actor._id])
  if (input.way === 'waive') {
    const waived: UnmadeSheet = { ...unmade, state: 'waived', dueAt: null, waiver: { byId: actor._id, byName: actor.name, at: now, reason }, rev: unmade.rev + 1 }
    await transaction.write('unmade-sheets', waived)
    summarise(`不建考核表：${unmade.employeeName} ${unmade.periodId}，${reason}`)
    return { sheetId: unmade._id, isMade: false }
  }
  const person = await transaction.read('people', unmade.employeeId)
  const plan = person === null ? undefined : sheetPlansIn(person, unmade.periodId).find(({ sheetId }) => sheetId === unmade._id)
  if (person === null || plan === undefined) return refuse('exception-settled', '花名册上已经不安排这张考核表了，不用再建')
  const refused = await madeNow(call, period, { person, plan })
  if (refused !== null) return refused
  await transaction.write('unmade-sheets', endedUnmade(unmade))
  // A period that is just being closed without it must not be.
  await makeAgain(transaction, period)
  summarise(`补建考核表：${unmade.employeeName} ${unmade.periodId}，${reason}`)
  return { sheetId: unmade._id, isMade: true }
})
