import { acceptInvitation, checkInvitation } from '@shared/people/accept-invitation'
import { isRefusal, refuse } from '@shared/contract/refusal'
import { countTry } from '../kit/count-try'
import { invitationIdOf } from '../kit/invitation-code'
import { guestCommand } from '../kit/serve'
import { meOf } from './read-me'

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
