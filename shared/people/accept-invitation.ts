import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { refuse, type Refusal } from '../contract/refusal'
import type { Invitation } from './person'
import { me } from './read-me'

/** A code of 10 letters and digits without look-alikes (no 0, O, 1, I, L), as it is read out or typed. */
export const invitationCode = z.string().check(z.regex(/^[2-9A-HJKMNP-Z]{10}$/))

/** Wrong codes that one WeChat account may try within an hour. */
export const maximumTries = 5

export const acceptInvitation = declareAction({
  name: 'accept-invitation', title: '用邀请码绑定', kind: 'command', on: 'nobody',
  input: z.strictObject({ code: invitationCode }), output: me,
  refusals: ['invitation-invalid', 'invitation-locked', 'already-bound'],
  may: [],
  doc: 'Binds the caller\'s WeChat account to the roster entry that the single-use code was made for.',
})

/** Whether the invitation may still be used; unknown, used and expired give the same answer, so that guessing teaches nothing. */
export function checkInvitation(invitation: Invitation | null, now: string): Invitation | Refusal {
  if (invitation === null || invitation.usedAt !== null || now >= invitation.expiresAt) return refuse('invitation-invalid', undefined, 'code')
  return invitation
}
