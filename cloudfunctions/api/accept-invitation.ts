import { acceptInvitation, checkInvitation, maximumTries } from '@shared/people/accept-invitation'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { addHours } from '@shared/cycle/beijing-time'
import { invitationIdOf } from '../kit/invitation-code'
import { guestCommand } from '../kit/serve'
import { inTransaction, Rollback } from '../kit/transaction'
import { meOf } from './read-me'

/**
 * Counts a try before the code is looked at, in a transaction of its own, because a wrong code must leave its mark although the command
 * that carried it is refused and rolled back. Five an hour for each WeChat account make guessing hopeless.
 */
async function countTry(openid: string, now: string): Promise<Refusal | null> {
  return inTransaction<Refusal | null>(async (transaction) => {
    const tries = await transaction.read('invitation-tries', openid)
    const isFresh = tries === null || now >= addHours(tries.since, 1)
    const count = isFresh ? 1 : tries.count + 1
    if (count > maximumTries) return new Rollback<Refusal | null>(refuse('invitation-locked'))
    await transaction.write('invitation-tries', { _id: openid, count, since: isFresh ? now : tries.since })
    return null
  })
}

export const acceptInvitationHandler = guestCommand(acceptInvitation, async ({ openid, input, now, transaction }) => {
  const locked = await countTry(openid, now)
  if (locked !== null) return locked
  if (await transaction.read('bindings', openid) !== null) return refuse('already-bound')
  const invitation = checkInvitation(await transaction.read('invitations', invitationIdOf(input.code)), now)
  if (isRefusal(invitation)) return invitation
  const person = await transaction.read('people', invitation.personId)
  if (person === null || person.status === 'left') return refuse('invitation-invalid', undefined, 'code')
  // One person, one WeChat account: the signal's owner is that account, and two invitations used at once meet in this document.
  const signal = await transaction.read('signals', person._id)
  if (signal !== null && signal.openid !== '') return refuse('already-bound', '这位员工已经绑定过微信')
  await transaction.write('invitations', { ...invitation, usedAt: now })
  await transaction.create('bindings', { _id: openid, personId: person._id, boundAt: now })
  await transaction.write('signals', { _id: person._id, openid, rev: (signal?.rev ?? 0) + 1 })
  return { answer: await meOf(person), actor: { id: person._id, name: person.name } }
})
