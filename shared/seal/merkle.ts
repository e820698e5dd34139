import type { Json } from '../contract/canonical-json'

/** SHA-256 over canonical JSON in hex; the platform lends it, since `shared/` has none. */
export type HashOf = (value: Json) => string

/** How many leaves stand left of the first split: the largest power of two below the count (as in RFC 6962). */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/**
 * The Merkle root over leaf hashes in their order. A node is the hash of `['node', left, right]`, so that no leaf can be taken for one. Throws
 * without leaves: an empty batch is never sealed (decision 11).
 */
export function merkleRoot(leaves: readonly string[], hashOf: HashOf): string {
  const [only] = leaves
  if (only === undefined) throw new RangeError('a Merkle tree needs a leaf')
  if (leaves.length === 1) return only
  const split = splitOf(leaves.length)
  return hashOf(['node', merkleRoot(leaves.slice(0, split), hashOf), merkleRoot(leaves.slice(split), hashOf)])
}

/** One step from a leaf to its root: the hash beside it, and on which side that stands. */
export interface MerkleStep {
  readonly side: 'left' | 'right'
  readonly hash: string
}

/** The steps that prove that the leaf at `index` is under the root: what an export needs to show beside a sheet. */
export function merklePath(leaves: readonly string[], index: number, hashOf: HashOf): readonly MerkleStep[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? [...merklePath(leaves.slice(0, split), index, hashOf), { side: 'right', hash: merkleRoot(leaves.slice(split), hashOf) }]
    : [...merklePath(leaves.slice(split), index - split, hashOf), { side: 'left', hash: merkleRoot(leaves.slice(0, split), hashOf) }]
}

/** The root that a leaf with its path leads to. */
export function rootOfPath(leaf: string, path: readonly MerkleStep[], hashOf: HashOf): string {
  return path.reduce((hash, step) => hashOf(step.side === 'left' ? ['node', step.hash, hash] : ['node', hash, step.hash]), leaf)
}
