import type { HashOf } from '../seal/merkle'
import type { Records, VerifyFinding } from './records'
import { unmadeSentence, type UnmadeSheet } from '../cycle/unmade-sheet'
import { verifyAnonymity } from './verify-anonymity'
import { inOrder, readWitness, verifyChain, verifyWitness } from './verify-chain'
import { verifyCompany } from './verify-company'
import { verifyResults } from './verify-results'
import { verifySealed } from './verify-sealed'

/** What a check says: what does not hold, what was looked at, and what it could not see. */
export interface VerifyReport {
  readonly findings: readonly VerifyFinding[]
  readonly counts: { readonly batches: number; readonly sealedSheets: number; readonly corrections: number; readonly waiting: number }
  /** The newest batch's code, for keeping outside; null without a batch. */
  readonly witness: string | null
  /** What holds and somebody should know of: whose sheets are not there, and who said so. */
  readonly notes: readonly string[]
  /** What this check can't see, in sentences. */
  readonly blind: readonly string[]
}

function noteOf({ periodId, employeeName, state, waiver, ...failure }: UnmadeSheet): readonly string[] {
  if (state === 'waived') return [`${periodId} ${employeeName}没有考核表：${waiver?.byName ?? '没有人'}定了不建，${waiver?.reason ?? '没有写原因'}`]
  return state === 'open' ? [`${periodId} ${employeeName}的考核表还没建成：${unmadeSentence(failure)}`] : []
}

/**
 * Checks the invariants of sealed records (safety.md section 4) over whole collections. With witness codes from phones it also finds a past that
 * was rewritten or rolled back as a whole; without one it says that it can't.
 */
export function verifyRecords(records: Records, witnesses: readonly string[], hashOf: HashOf): VerifyReport {
  const findings = [...verifyChain(records.batches, hashOf), ...witnesses.flatMap((code) => verifyWitness(records.batches, code)), ...verifySealed(records, hashOf), ...verifyResults(records, hashOf), ...verifyCompany(records), ...verifyAnonymity(records)]
  const last = inOrder(records.batches)[records.batches.length - 1]
  const waiting = [...records.sheets, ...records.corrections].filter(({ witnessDueAt }) => witnessDueAt !== null).length
  return {
    findings,
    counts: { batches: records.batches.length, sealedSheets: records.sheets.filter(({ state }) => state === 'sealed').length, corrections: records.corrections.filter(({ state }) => state === 'sealed').length, waiting },
    witness: last === undefined ? null : readWitness(last),
    notes: (records.unmade ?? []).flatMap((one) => noteOf(one)),
    blind: [
      ...(witnesses.length > 0 ? [] : ['没有给见证码：如果全部数据被退回到更早的时候，或者从头改写过一遍，这里看不出来。请用师傅手机上的见证码再查一次（--witness 12-7F3K-9QMD-2XWA）。']),
      ...(records.people !== undefined ? [] : ['没有给花名册（people.json）：已结账的考核期里少了谁，这里看不出来。']),
      ...(waiting === 0 ? [] : [`${waiting} 条刚封存，还没有进批次，它们以后的改动要等进了批次才查得出来。`]),
    ],
  }
}
