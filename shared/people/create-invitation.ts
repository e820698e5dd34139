import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { invitationCode } from './accept-invitation'

/** How long an invitation can be used. */
export const invitationHours = 24

export const createInvitation = declareAction({
  name: 'create-invitation', title: '生成邀请码', kind: 'command', on: 'person',
  input: z.strictObject({ personId: id }),
  output: z.object({ code: invitationCode, expiresAt: z.string(), personName: z.string() }),
  refusals: ['not-found', 'already-bound'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'HR makes a single-use code (24 h) with which a person binds their WeChat account. It takes the place of codes made before.',
})
