import * as z from 'zod/mini'
import { correctionStates, type Correction } from './correction'
import { inputChange } from './input-change'

/** A correction as a sheet shows it; without money where the caller may not see it. */
export const correctionView = z.object({
  id: z.string(), version: z.number(), state: z.enum(correctionStates), reason: z.string(), changes: z.array(inputChange),
  totalBefore: z.string(), totalAfter: z.string(), payDifference: z.nullable(z.string()), payPeriodId: z.nullable(z.string()),
  proposedById: z.string(), proposedByName: z.string(), proposedAt: z.string(),
  decidedByName: z.nullable(z.string()), decidedAt: z.nullable(z.string()), comment: z.string(),
  contentHash: z.string(), witness: z.nullable(z.string()),
})
export type CorrectionView = z.infer<typeof correctionView>

/** A correction for one person's eyes. */
export function correctionViewOf(correction: Correction, showsPay: boolean): CorrectionView {
  const { confirmedBy, proposedBy } = correction
  return {
    id: correction._id, version: correction.version, state: correction.state, reason: correction.reason, changes: correction.changes.filter(({ kind }) => showsPay || kind !== 'base').map((change) => ({ ...change })),
    totalBefore: correction.totalBefore, totalAfter: correction.scorecard.total, payDifference: showsPay ? correction.payDifference : null, payPeriodId: showsPay ? correction.payPeriodId : null,
    proposedById: proposedBy.id, proposedByName: proposedBy.name, proposedAt: proposedBy.at,
    decidedByName: confirmedBy?.name ?? null, decidedAt: confirmedBy?.at ?? null, comment: confirmedBy?.comment ?? '',
    contentHash: correction.contentHash, witness: correction.seal?.witness ?? null,
  }
}
