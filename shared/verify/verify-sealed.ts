import { addHours } from '../cycle/beijing-time'
import type { Correction } from '../correction/correction'
import { periodIdOf } from '../cycle/beijing-time'
import { subtractPoints } from '../scoring/exact'
import type { Scorecard } from '../scoring/scorecard'
import { correctionHashOf } from '../correction/propose-correction'
import { correctionContentOf } from '../seal/correction-content'
import type { HashOf } from '../seal/merkle'
import { leafOf, type SealBatch, type SealEntry, type SealEntryKind } from '../seal/seal-batch'
import { sealedContentOf, signatureContentOf } from '../seal/sealed-content'
import { witnessOf } from '../seal/witness'
import type { Sheet } from '../appraisal/sheet'
import { finding, guarded, type Records, type VerifyFinding } from './records'
import { inOrder } from './verify-chain'

/** Where each record was sealed last; a signature may be sealed again (appealed, then answered). */
interface Sealed {
  readonly entry: SealEntry
  readonly batch: SealBatch
}

const keyOf = (kind: SealEntryKind, id: string): string => `${kind}/${id}`

/** A batch so broken that it has no list of entries bears witness of nothing; the check of the chain says so. */
function entriesOf({ entries }: SealBatch): readonly SealEntry[] {
  const listed: unknown = entries
  return Array.isArray(listed) ? entries : []
}

function lastEntries(batches: readonly SealBatch[]): ReadonlyMap<string, Sealed> {
  return new Map(inOrder(batches).flatMap((batch) => entriesOf(batch).map((entry): [string, Sealed] => [keyOf(entry.kind, entry.id), { entry, batch }])))
}

function verifySeal(record: string, seal: Sheet['seal'], sealed: Sealed): readonly VerifyFinding[] {
  const { batch, entry } = sealed
  const isRight = seal !== null && seal.batchNo === batch.no && seal.leaf === entry.leaf && seal.witness === witnessOf(batch)
  return isRight ? [] : [finding('seal-wrong', record, `记录上写的封存批次或见证码和第 ${batch.no} 批对不上`)]
}

interface Kept {
  readonly sheets: ReadonlyMap<string, Sheet>
  readonly corrections: ReadonlyMap<string, Correction>
  readonly hashOf: HashOf
}

const recordOf = ({ kind, id }: SealEntry): string => `${kind === 'correction' ? 'corrections' : 'sheets'}/${id}`

/** One entry against the record that it was made from: a change, or a record that is gone (invariant 7). */
function verifyEntry(one: Sealed, { sheets, corrections, hashOf }: Kept): readonly VerifyFinding[] {
  const { entry: { kind, id, leaf }, batch } = one
  const record = recordOf(one.entry)
  const changed = (what: string) => [finding(kind === 'signature' ? 'signature-changed' : 'record-changed', record, `${what}在第 ${batch.no} 批封存以后被改过`)]
  if (kind === 'correction') {
    const correction = corrections.get(id)
    if (correction === undefined) return [finding('record-missing', record, `第 ${batch.no} 批封存过的更正不见了`)]
    return leafOf('correction', correctionContentOf(correction), hashOf) === leaf ? verifySeal(record, correction.seal, one) : changed('更正')
  }
  const sheet = sheets.get(id)
  if (sheet === undefined) return [finding('record-missing', record, `第 ${batch.no} 批封存过的考核表不见了`)]
  if (kind === 'sheet') return leafOf('sheet', sealedContentOf(sheet), hashOf) === leaf ? verifySeal(record, sheet.seal, one) : changed('考核表')
  // An answer that waits for its batch is newer than the one that was sealed.
  if (sheet.witnessDueAt !== null) return []
  return sheet.signature !== null && leafOf('signature', signatureContentOf(id, sheet.signature), hashOf) === leaf ? [] : changed('本人签字或申诉')
}

/** How long what waits for its batch can have waited by the newest batch, and how far ahead of it its clock can stand: the close takes the earliest first, and comes late at most. */
const longestWaitHours = 24
const longestAheadHours = 400 * 24

/** What waits says so truly: it is not older than batches that would have taken it, nor put off to a day that never comes. */
function isTrulyWaiting(witnessDueAt: string, newest: string | null): boolean {
  return newest === null || (addHours(witnessDueAt, longestWaitHours) >= newest && witnessDueAt <= addHours(newest, longestAheadHours))
}

/** What calls itself sealed must be in a batch, except in the minute until the close makes one. */
function verifyUnsealed(record: string, kind: 'sheet' | 'correction', { _id, state, witnessDueAt, ...rest }: Sheet | Correction, sealed: ReadonlyMap<string, Sealed>, newest: string | null): readonly VerifyFinding[] {
  if (state !== 'sealed') return []
  if (witnessDueAt !== null) return isTrulyWaiting(witnessDueAt, newest) ? [] : [finding('not-sealed', record, '写着还在等进批次，后来的批次却都没有它')]
  const isMissing = !sealed.has(keyOf(kind, _id))
  const isAnswerMissing = 'signature' in rest && rest.signature !== null && rest.signature.state !== 'waiting' && !sealed.has(keyOf('signature', _id))
  return [
    ...(isMissing ? [finding('not-sealed', record, '写着已封存，却不在任何一批里')] : []),
    ...(isAnswerMissing ? [finding('not-sealed', record, '本人签字不在任何一批里')] : []),
  ]
}

/** What the pay list takes from a correction: from the version before to this one, to the fen, in the month of the second signature. Its signers' content says what is paid, not what the difference is. */
function isDifferenceRight({ totalBefore, payBefore, payDifference, payPeriodId, scorecard: { pay }, confirmedBy }: Correction, before: Pick<Scorecard, 'total' | 'pay'>): boolean {
  const difference = pay === null ? null : subtractPoints(pay, before.pay ?? 0)
  const month = difference === null || confirmedBy === null ? null : periodIdOf(confirmedBy.at)
  return totalBefore === before.total && payBefore === before.pay && payDifference === difference && payPeriodId === month
}

/** The versions of a sheet: as many as sealed corrections, each following the one before in a later batch, two signers each, none of them the person concerned. */
function verifyVersions(sheet: Sheet, sealed: readonly Correction[], hashOf: HashOf): readonly VerifyFinding[] {
  if (sheet.state !== 'sealed') return []
  const corrections = [...sealed].sort((a, b) => a.version - b.version)
  const lastId = corrections[corrections.length - 1]?._id ?? null
  const found: VerifyFinding[] = []
  if (sheet.version !== 1 + corrections.length || sheet.currentCorrectionId !== lastId) found.push(finding('version-wrong', `sheets/${sheet._id}`, `写的是第 ${sheet.version} 版，封存的更正有 ${corrections.length} 次`))
  let previous = sheet.seal
  let result: Pick<Scorecard, 'total' | 'pay'> = sheet.scorecard
  corrections.forEach((correction, index) => {
    const record = `corrections/${correction._id}`
    const [follows, before] = [previous, result]
    found.push(...guarded(record, () => {
      const { proposedBy, confirmedBy } = correction
      const isRight = correction.version === index + 2 && (follows === null || correction.previousLeaf === follows.leaf) && (correction.seal === null || (follows !== null && correction.seal.batchNo > follows.batchNo))
        && confirmedBy !== null && confirmedBy.id !== proposedBy.id && ![confirmedBy.id, proposedBy.id].includes(sheet.employeeId) && correctionHashOf(correction, hashOf) === correction.contentHash
      return isRight ? [] : [finding('correction-wrong', record, '更正的版本、前一版、签字人或内容编号对不上')]
    }))
    found.push(...guarded(record, () => (isDifferenceRight(correction, before) ? [] : [finding('correction-wrong', record, '更正的差额，或者发差额的月份，和前后两版对不上')])))
    previous = correction.seal
    result = correction.scorecard
  })
  return found
}

/** Everything that was sealed, against the batches that bear witness of it. */
export function verifySealed(records: Records, hashOf: HashOf): readonly VerifyFinding[] {
  const sealed = lastEntries(records.batches)
  const newest = records.batches.map(({ sealedAt }) => sealedAt).sort().pop() ?? null
  const kept: Kept = { sheets: new Map(records.sheets.map((sheet) => [sheet._id, sheet])), corrections: new Map(records.corrections.map((correction) => [correction._id, correction])), hashOf }
  const bySheet = new Map<string, Correction[]>()
  for (const correction of records.corrections) if (correction.state === 'sealed') bySheet.set(correction.sheetId, [...(bySheet.get(correction.sheetId) ?? []), correction])
  return [
    ...[...sealed.values()].flatMap((one) => guarded(recordOf(one.entry), () => verifyEntry(one, kept))),
    ...records.sheets.flatMap((sheet) => guarded(`sheets/${sheet._id}`, () => [...verifyUnsealed(`sheets/${sheet._id}`, 'sheet', sheet, sealed, newest), ...verifyVersions(sheet, bySheet.get(sheet._id) ?? [], hashOf)])),
    ...records.corrections.flatMap((correction) => guarded(`corrections/${correction._id}`, () => verifyUnsealed(`corrections/${correction._id}`, 'correction', correction, sealed, newest))),
  ]
}
