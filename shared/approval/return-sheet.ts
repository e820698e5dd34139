import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id, reason } from '../contract/fields'
import { sheetStates } from '../appraisal/sheet-state'
import { stepHolders } from './sign-step'

export const returnSheet = declareAction({
  name: 'return-sheet', title: '退回', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, contentHash: hash, to: z.enum(['collecting', 'assessing', 'reviewing']), reason }),
  output: z.object({ sheetId: z.string(), rev: z.number(), state: z.enum(sheetStates) }),
  refusals: ['not-found', 'not-your-step', 'own-sheet', 'same-signer', 'content-changed', 'sheet-sealed', 'wrong-state'],
  may: stepHolders,
  sheetStates: ['assessing', 'reviewing', 'approving'],
  doc: 'The holder sends the sheet back with a reason: to an earlier step, or to the data (`collecting`), which opens it again as the next freeze.',
})
