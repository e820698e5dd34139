import type { HashOf } from '../seal/merkle'
import { batchIdOf, batchRoot, chainStart, type SealBatch } from '../seal/seal-batch'
import { parseWitness, witnessOf } from '../seal/witness'
import { finding, guarded, type VerifyFinding } from './records'

/** The batches in the order of their ids, which is the order of their numbers. */
export function inOrder(batches: readonly SealBatch[]): readonly SealBatch[] {
  return [...batches].sort((a, b) => (a._id < b._id ? -1 : 1))
}

/** The chain of batches: numbers without a gap, each root over its entries and over the root before it (invariants 7 and 16). */
export function verifyChain(batches: readonly SealBatch[], hashOf: HashOf): readonly VerifyFinding[] {
  const found: VerifyFinding[] = []
  let previousRoot: string | null = chainStart
  let expected = 1
  for (const batch of inOrder(batches)) {
    const record = `batches/${batch._id}`
    for (; expected < batch.no; expected += 1) {
      found.push(finding('batch-missing', `batches/${batchIdOf(expected)}`, `第 ${expected} 批封存记录不见了`))
      previousRoot = null
    }
    if (batch._id !== batchIdOf(batch.no) || batch.no < expected) found.push(finding('batch-order', record, `批次编号不对：记录 ${batch._id} 写的是第 ${batch.no} 批`))
    if (previousRoot !== null && batch.previousRoot !== previousRoot) found.push(finding('batch-changed', record, `第 ${batch.no} 批接的不是前一批的根`))
    found.push(...guarded(record, () => (batch.entries.length > 0 && batchRoot(batch, hashOf) === batch.root ? [] : [finding('batch-changed', record, `第 ${batch.no} 批的内容和它的根对不上`)])))
    previousRoot = batch.root
    expected = batch.no + 1
  }
  return found
}

/** A batch's code; null where it is so broken that it has none. */
export function readWitness(batch: SealBatch): string | null {
  const root: unknown = batch.root
  return typeof root === 'string' ? witnessOf(batch) : null
}

/** Whether the chain holds what a witness code from somebody's phone stands for. Finds a past that was rewritten as a whole, or rolled back. */
export function verifyWitness(batches: readonly SealBatch[], code: string): readonly VerifyFinding[] {
  const witness = parseWitness(code)
  if (witness === null) return [finding('witness-unknown', `witness/${code}`, `“${code}”不像见证码，应当像 12-7F3K-9QMD-2XWA`)]
  const batch = batches.find(({ no }) => no === witness.no)
  if (batch === undefined) return [finding('witness-differs', `batches/${batchIdOf(witness.no)}`, `手机上的见证码 ${witness.code} 是第 ${witness.no} 批的，这里只有 ${batches.length} 批：数据被退回到了更早的时候`)]
  const own = readWitness(batch)
  return own === witness.code ? [] : [finding('witness-differs', `batches/${batch._id}`, `手机上的见证码是 ${witness.code}，这里第 ${witness.no} 批是 ${own ?? '坏的'}：封存过的内容被改写过`)]
}
