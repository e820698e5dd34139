import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { merklePath, merkleRoot, rootOfPath } from '@shared/seal/merkle'
import { chainStart, leafOf, makeBatch } from '@shared/seal/seal-batch'
import { parseWitness, witnessOf } from '@shared/seal/witness'

const hashOf = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
const anyLeaves = fc.array(fc.string().map((text) => hashOf(text)), { minLength: 1, maxLength: 40 })

test('the path of every leaf leads to the root, and no other leaf\'s does', () => {
  fc.assert(fc.property(anyLeaves, fc.nat(), (leaves, pick) => {
    const index = pick % leaves.length
    const root = merkleRoot(leaves, hashOf)
    expect(rootOfPath(leaves[index] ?? '', merklePath(leaves, index, hashOf), hashOf)).toBe(root)
    expect(rootOfPath(hashOf('another'), merklePath(leaves, index, hashOf), hashOf)).not.toBe(root)
  }))
})

test('one leaf changed, taken away, added or moved gives another root', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 }).map((texts) => texts.map((text) => hashOf(text))), fc.nat(), (leaves, pick) => {
    const root = merkleRoot(leaves, hashOf)
    const at = pick % leaves.length
    const others = [leaves.map((leaf, index) => (index === at ? hashOf(['another']) : leaf)), leaves.filter((_, index) => index !== at), [...leaves, hashOf(['another'])], [...leaves].reverse()]
    for (const other of others) expect(merkleRoot(other, hashOf)).not.toBe(root)
  }))
})

test('no two leaves can stand for the node above them', () => {
  const leaves = ['a', 'b', 'c', 'd'].map((text) => hashOf(text))
  const [left, right] = [merkleRoot(leaves.slice(0, 2), hashOf), merkleRoot(leaves.slice(2), hashOf)]
  expect(merkleRoot([left, right], hashOf)).toBe(merkleRoot(leaves, hashOf)) // as in every Merkle tree, so leaves are hashed apart:
  expect(leafOf('sheet', ['node', left, right], hashOf)).not.toBe(hashOf(['node', left, right]))
})

test('a batch\'s root depends on its number, its time, its entries and the whole past', () => {
  const entries = [{ kind: 'sheet' as const, id: 's-1', leaf: hashOf('1') }]
  const first = makeBatch(null, entries, '2026-12-06T00:00:00.000Z', hashOf)
  expect(first).toMatchObject({ _id: '00000001', no: 1, previousRoot: chainStart })
  const roots = [
    first, makeBatch(null, entries, '2026-12-06T00:00:01.000Z', hashOf), makeBatch(first, entries, '2026-12-06T00:00:00.000Z', hashOf),
    makeBatch(null, [{ kind: 'signature', id: 's-1', leaf: hashOf('1') }], '2026-12-06T00:00:00.000Z', hashOf), makeBatch(null, [{ kind: 'sheet', id: 's-2', leaf: hashOf('1') }], '2026-12-06T00:00:00.000Z', hashOf),
  ].map(({ root }) => root)
  expect(new Set(roots).size).toBe(roots.length)
  expect(() => makeBatch(first, [], '2026-12-06T00:00:00.000Z', hashOf)).toThrow('needs a leaf')
})

describe('the witness code', () => {
  test('is short, can be read out, and comes back from sloppy typing', () => {
    const code = witnessOf({ no: 12, root: 'f'.repeat(60) + '0000' })
    expect(code).toBe('12-ZZZZ-ZZZZ-ZZZZ')
    expect(witnessOf({ no: 3, root: `0123456789abcdef${'0'.repeat(48)}` })).toBe('3-04HM-ASW9-NF6Y')
    expect(parseWitness(' 3-o4hm asw9 nf6y ')).toEqual({ no: 3, code: '3-04HM-ASW9-NF6Y' })
    expect(parseWitness('3-04HMASW9NF6Y')?.code).toBe('3-04HM-ASW9-NF6Y')
    for (const text of ['', '12', '0-04HM-ASW9-NF6Y', '3-04HM-ASW9', '3-04HM-ASW9-NF6U', 'x-04HM-ASW9-NF6Y']) expect(parseWitness(text)).toBeNull()
  })

  test('differs wherever the first 60 bits of the root do', () => {
    const anyRoot = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 })
    fc.assert(fc.property(anyRoot, anyRoot, (a, b) => {
      expect(witnessOf({ no: 1, root: a }) === witnessOf({ no: 1, root: b })).toBe(a.slice(0, 15) === b.slice(0, 15))
      expect(parseWitness(witnessOf({ no: 1, root: a }))?.code).toBe(witnessOf({ no: 1, root: a }))
    }))
  })
})
