import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideLeaving, endEmployment } from '@shared/people/end-employment'
import { isGranted } from '@shared/people/permission'
import { listDocuments } from '../kit/read'
import { replanSheets } from '../kit/replan-sheets'
import { passOnDuties } from '../kit/pass-on-duties'
import { removeBindings } from '../kit/remove-records'
import { command } from '../kit/serve'

export const endEmploymentHandler = command(endEmployment, async (call) => {
  const { actor, input, now, requestId, transaction, tell, summarise, afterCommit } = call
  const person = await transaction.read('people', input.personId)
  const isMine = person !== null && isGranted(endEmployment.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
  if (person === null || !isMine || person.status === 'left') return refuse('not-found')
  const left = decideLeaving(person, input.lastDay, now)
  if (isRefusal(left)) return left
  const stopped = await replanSheets(call, person, left)
  if (stopped !== null) return stopped
  await transaction.write('people', left)
  // Without its openid the signal reaches no phone, and another account can't be told anything about this person.
  const signal = await transaction.read('signals', person._id)
  if (signal !== null && signal.openid !== '') await transaction.write('signals', { ...signal, openid: '', rev: signal.rev + 1 })
  for (const { _id } of await listDocuments('invitations', { personId: person._id })) {
    const invitation = await transaction.read('invitations', _id)
    if (invitation !== null && invitation.usedAt === null && invitation.expiresAt > now) await transaction.write('invitations', { ...invitation, expiresAt: now })
  }
  summarise(`办离职：${person.name}，最后一天 ${input.lastDay}`)
  tell([actor._id])
  afterCommit(async () => {
    await removeBindings(person._id)
    await passOnDuties(person._id, requestId)
  })
  const followers = person.isLead ? (await listDocuments('people', { status: 'active' })).filter(({ supervisorId }) => supervisorId === person._id) : []
  return { personId: person._id, withoutSuperior: followers.map(({ name }) => name) }
})
