import { leafOf, makeBatch, batchIdOf, type SealBatch, type SealEntry } from '@shared/seal/seal-batch'
import { sealedContentOf, signatureContentOf } from '@shared/seal/sealed-content'
import { correctionContentOf } from '@shared/seal/correction-content'
import { witnessOf } from '@shared/seal/witness'
import type { Correction } from '@shared/correction/correction'
import type { Sheet } from '@shared/appraisal/sheet'
import { atOnce, widthTogether } from './at-once'
import { hashOf } from './hash'
import { listDue, listDueSheets, readLast } from './read'
import { inTransaction, TooBusyError, type Transaction } from './transaction'

/** How many records a batch takes at most: one transaction writes them all. */
const largestBatch = 50

/** How long a batch goes on losing before a smaller one is tried: each of its sheets may be the one that its worker signs just now. */
const patienceMs = 1_500

/** What a sheet that waits gives to the next batch; one whose clock was only set twice gives nothing new. */
function entriesOf(sheet: Sheet): readonly SealEntry[] {
  return [
    ...(sheet.seal === null ? [{ kind: 'sheet' as const, id: sheet._id, leaf: leafOf('sheet', sealedContentOf(sheet), hashOf) }] : []),
    ...(sheet.signature !== null && sheet.signature.state !== 'waiting' ? [{ kind: 'signature' as const, id: sheet._id, leaf: leafOf('signature', signatureContentOf(sheet._id, sheet.signature), hashOf) }] : []),
  ]
}

/** A sheet with what it gives to the batch; null where it is so broken that it gives nothing: it keeps nobody else's seal up. */
function sealable(sheet: Sheet): { readonly sheet: Sheet; readonly entries: readonly SealEntry[] } | null {
  try {
    return { sheet, entries: entriesOf(sheet) }
  } catch {
    return null
  }
}

/** Whom to tell of a batch, null when nothing waits; and sheets that could not be put into it. */
interface Sealing {
  readonly told: readonly string[] | null
  readonly brokenIds: readonly string[]
}

async function readWaiting<Name extends 'sheets' | 'corrections'>(transaction: Transaction, name: Name, ids: readonly string[]) {
  const read = await Promise.all(ids.map((id) => transaction.read(name, id)))
  return read.flatMap((record) => (record !== null && record.witnessDueAt !== null && record.state === 'sealed' ? [record] : []))
}

/** Corrections whose version before them stands in an earlier batch: each is sealed in a later one than what it corrects. The others go into the next. */
async function following(transaction: Transaction, corrections: readonly Correction[]): Promise<readonly Correction[]> {
  const sheets = await Promise.all(corrections.map(({ sheetId }) => transaction.read('sheets', sheetId)))
  return corrections.filter((correction, index) => sheets[index]?.seal !== null && !corrections.some(({ sheetId, version }) => sheetId === correction.sheetId && version < correction.version))
}

async function writeSealed(transaction: Transaction, batch: SealBatch, sheets: readonly Sheet[], corrections: readonly Correction[]): Promise<void> {
  const witness = witnessOf(batch)
  const leaves = new Map(batch.entries.map(({ kind, id, leaf }) => [`${kind}/${id}`, leaf]))
  const sealOf = (kind: string, id: string) => ({ batchNo: batch.no, leaf: leaves.get(`${kind}/${id}`) ?? '', witness })
  await atOnce(sheets, (sheet) => transaction.write('sheets', { ...sheet, seal: sheet.seal ?? sealOf('sheet', sheet._id), witnessDueAt: null, rev: sheet.rev + 1 }), widthTogether)
  for (const correction of corrections) await transaction.write('corrections', { ...correction, seal: sealOf('correction', correction._id), witnessDueAt: null, rev: correction.rev + 1 })
}

/** Puts records that wait into the next batch; where workers sign so fast that a batch always loses to one of them, a smaller one. */
export async function sealNextBatch(now: string): Promise<Sealing> {
  for (let size = largestBatch; ; size = Math.ceil(size / 4)) {
    try {
      return await sealUpTo(size, now)
    } catch (failure) {
      if (size === 1 || !(failure instanceof TooBusyError)) throw failure
    }
  }
}

/**
 * Puts up to `batchSize` records that wait, of each kind, into the next numbered batch, all in one transaction (decision 11); Two at once meet in the batch's number, and the second begins anew behind the first.
 */
async function sealUpTo(batchSize: number, now: string): Promise<Sealing> {
  const [dueSheets, dueCorrections] = await Promise.all([listDueSheets(now, batchSize, undefined, 'witnessDueAt'), listDue('corrections', now, batchSize, 'witnessDueAt')])
  if (dueSheets.length === 0 && dueCorrections.length === 0) return { told: null, brokenIds: [] }
  return inTransaction(async (transaction) => {
    const waiting = await readWaiting(transaction, 'sheets', dueSheets.map(({ _id }) => _id).sort())
    const whole = waiting.flatMap((sheet) => sealable(sheet) ?? [])
    const sheets = whole.map(({ sheet }) => sheet)
    const brokenIds = waiting.filter((sheet) => !sheets.includes(sheet)).map(({ _id }) => _id)
    const corrections = await following(transaction, await readWaiting(transaction, 'corrections', dueCorrections.map(({ _id }) => _id).sort()))
    const entries = [...whole.flatMap((one) => one.entries), ...corrections.map((correction) => ({ kind: 'correction' as const, id: correction._id, leaf: leafOf('correction', correctionContentOf(correction), hashOf) }))]
    if (entries.length === 0) {
      for (const sheet of sheets) await transaction.write('sheets', { ...sheet, witnessDueAt: null })
      return { told: waiting.length === 0 ? null : [], brokenIds }
    }
    const last = await readLast('batches')
    const batch = makeBatch(last, entries, now, hashOf)
    if (await transaction.read('batches', batchIdOf(batch.no)) !== null) return { told: [], brokenIds }
    await transaction.create('batches', batch)
    await writeSealed(transaction, batch, sheets, corrections)
    return { told: [...sheets, ...corrections].map(({ employeeId }) => employeeId), brokenIds }
  }, undefined, patienceMs)
}
