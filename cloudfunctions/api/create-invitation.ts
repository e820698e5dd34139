import { createInvitation, invitationHours } from '@shared/people/create-invitation'
import { refuse } from '@shared/contract/refusal'
import { isGranted } from '@shared/people/permission'
import { addHours } from '@shared/cycle/beijing-time'
import { invitationIdOf, newCode } from '../kit/invitation-code'
import { listDocuments } from '../kit/read'
import { command } from '../kit/serve'

export const createInvitationHandler = command(createInvitation, async ({ actor, input, now, transaction }) => {
  const person = await transaction.read('people', input.personId)
  const isMine = person !== null && isGranted(createInvitation.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })
  if (person === null || !isMine || person.status === 'left') return refuse('not-found')
  const signal = await transaction.read('signals', person._id)
  if (signal !== null && signal.openid !== '') return refuse('already-bound', `${person.name}已经绑定了微信，请先解绑`)
  // A new code takes the place of those before it, so that a code read over somebody's shoulder is worth nothing once another is asked for.
  for (const { _id } of await listDocuments('invitations', { personId: person._id })) {
    const earlier = await transaction.read('invitations', _id)
    if (earlier !== null && earlier.usedAt === null && earlier.expiresAt > now) await transaction.write('invitations', { ...earlier, expiresAt: now })
  }
  const code = newCode()
  const expiresAt = addHours(now, invitationHours)
  await transaction.create('invitations', { _id: invitationIdOf(code), personId: person._id, createdBy: actor._id, expiresAt, usedAt: null })
  return { code, expiresAt, personName: person.name }
})
