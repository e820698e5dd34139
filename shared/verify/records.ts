import type { Correction } from '../correction/correction'
import type { Incident } from '../incident/incident'
import type { Period } from '../cycle/period'
import type { UnmadeSheet } from '../cycle/unmade-sheet'
import type { Person } from '../people/person'
import type { RatingGroup } from '../rating360/survey'
import type { Template } from '../scoring/template'
import type { SealBatch } from '../seal/seal-batch'
import type { Sheet } from '../appraisal/sheet'

/** A template version as it was stored when a period pinned it. */
export interface VerifiedTemplate {
  readonly _id: string
  readonly template: Template
  readonly hash: string
}

/** What a check reads: whole collections, as the store or an export of it holds them. Nothing of it is trusted. */
export interface Records {
  readonly sheets: readonly Sheet[]
  readonly corrections: readonly Correction[]
  readonly batches: readonly SealBatch[]
  readonly templates: readonly VerifiedTemplate[]
  readonly incidents: readonly Incident[]
  readonly periods: readonly Period[]
  /** Absent from an export without it: then nobody sees who is missing. */
  readonly people?: readonly Person[]
  /** Sheets that could not be made. Absent from an export without it. */
  readonly unmade?: readonly UnmadeSheet[]
  /** Absent from an export without it. */
  readonly groups?: readonly RatingGroup[]
}

/** What can be found wrong; a stable name each. */
export const findingCodes = [
  'batch-missing', 'batch-changed', 'batch-order', 'record-missing', 'record-changed', 'seal-wrong', 'not-sealed', 'signature-changed', 'template-missing', 'template-changed',
  'replay-differs', 'not-readable', 'content-changed', 'signers-wrong', 'incident-missing', 'incident-differs', 'version-wrong', 'correction-wrong', 'period-open', 'witness-unknown', 'witness-differs',
  'points-wrong', 'sum-wrong', 'sheet-missing', 'id-wrong', 'paid-twice', 'not-pinned', 'steps-wrong', 'claims-open', 'appeal-wrong', 'incident-twice', 'incident-left-out', 'judge-wrong', 'history-wrong', 'record-orphaned', 'anonymity-broken', 'waiver-wrong',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** Something that does not hold: which record, and a sentence for whoever has to look into it. */
export interface VerifyFinding {
  readonly code: FindingCode
  /** `collection/id`. */
  readonly record: string
  readonly sentence: string
}

export function finding(code: FindingCode, record: string, sentence: string): VerifyFinding {
  return { code, record, sentence }
}

/** Runs a check of one record; a record so broken that it can't be read is itself the finding, and stops no other check. */
export function guarded(record: string, check: () => readonly VerifyFinding[]): readonly VerifyFinding[] {
  try {
    return check()
  } catch (failure) {
    return [finding('not-readable', record, `记录读不通：${failure instanceof Error ? failure.message : String(failure)}`)]
  }
}
