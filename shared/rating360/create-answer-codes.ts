import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { invitationCode } from '../people/accept-invitation'

/** Codes that one sheet's customers may be given altogether. */
export const maximumCodes = 60

export const createAnswerCodes = declareAction({
  name: 'create-answer-codes', title: '给客户发评价码', kind: 'command', on: 'sheet', discretion: 'once',
  input: z.strictObject({ sheetId: id, count: z.number().check(z.int(), z.gte(1), z.lte(10)) }),
  output: z.object({ codes: z.array(invitationCode), expiresAt: z.string() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'wrong-state', 'window-closed', 'too-large', 'shown-once'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' }],
  doc: 'Makes single-use codes for customers to answer about somebody. They are shown once and kept only as hashes; they end with the window.',
})
