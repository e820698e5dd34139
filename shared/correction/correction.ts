import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import type { Seal } from '../seal/seal-batch'
import type { InputChange } from './input-change'

/** States of a correction (更正): proposed by one, then sealed by a second signer or declined. */
export const correctionStates = ['proposed', 'sealed', 'declined'] as const
export type CorrectionState = (typeof correctionStates)[number]

/** Chinese labels of the states. */
export const correctionStateTitles: Record<CorrectionState, string> = { proposed: '待第二人确认', sealed: '已更正', declined: '未通过' }

/** Who signed a correction, and what they wrote. */
export interface CorrectionSigner {
  readonly id: string
  readonly name: string
  readonly at: string
  readonly comment: string
}

/**
 * A correction of a sealed sheet (decision 11): version k+1 with its reason, two signers and the difference. The sheet itself stays as it was
 * sealed; `_id` is `sheetId@number` by the order of proposals.
 */
export interface Correction {
  readonly _id: string
  readonly sheetId: string
  /** Version of the sheet that it makes, 2 for the first correction that is sealed. */
  readonly version: number
  readonly periodId: string
  readonly employeeId: string
  readonly employeeName: string
  readonly storeId: string
  readonly storeName: string
  readonly supervisorId: string | null
  readonly templateId: string
  readonly templateVersion: number
  readonly templateHash: string
  readonly engineVersion: string
  readonly state: CorrectionState
  /** The seal's leaf of the version that it follows: the sheet's own, or the correction's before it. */
  readonly previousLeaf: string
  readonly changes: readonly InputChange[]
  readonly reason: string
  readonly inputs: SheetInputs
  readonly scorecard: Scorecard
  readonly totalBefore: string
  readonly payBefore: string | null
  /** Pay after minus pay before in yuan, exact to the fen, before counting as 0 where there was no base; null on a sheet without pay. */
  readonly payDifference: string | null
  /** Hash of what both signers answer for. */
  readonly contentHash: string
  readonly proposedBy: CorrectionSigner
  readonly confirmedBy: CorrectionSigner | null
  /** The month whose pay list carries the difference; null until it is sealed, and where there is no pay. */
  readonly payPeriodId: string | null
  /** Whether it answers the worker's appeal. */
  readonly answersAppeal: boolean
  readonly seal: Seal | null
  /** Set while it waits for its batch. Indexed for the close. */
  readonly witnessDueAt: string | null
  readonly rev: number
}

/** The id of a sheet's n-th proposal, from 1 on. */
export function correctionIdOf(sheetId: string, number: number): string {
  return `${sheetId}@${number}`
}
