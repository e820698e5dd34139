import * as z from 'zod/mini'
import { hash, id, note } from '../contract/fields'
import { sheetStates } from '../appraisal/sheet-state'
import type { RefusalCode } from '../contract/refusal'
import type { Grant } from '../people/permission'

/** Input of every signing step: the content hash says what the signer saw. */
export const stepInput = z.strictObject({ sheetId: id, contentHash: hash, comment: note })
export const stepOutput = z.object({ sheetId: z.string(), rev: z.number(), state: z.enum(sheetStates) })
export const stepRefusals: readonly RefusalCode[] = ['not-found', 'not-your-step', 'own-sheet', 'same-signer', 'already-done', 'content-changed', 'sheet-sealed', 'wrong-state', 'talk-missing', 'plan-missing', 'plan-unreviewed']

/** Roles that can come to hold a step: by position, or because it fell to the next person up. The sheet's holder decides which one it is. */
export const stepHolders: readonly Grant[] = [
  { role: 'supervisor', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' },
]
