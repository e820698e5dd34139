import { createHash } from 'node:crypto'

/** 64 bits over where a record stands and what it holds: a flipped bit on disk is found when it is read. */
export function recordChecksum(collection: string, id: string, body: string): bigint {
  return createHash('sha256').update(`${collection}\0${id}\0${body}`).digest().readBigUInt64LE()
}

/** The sum of all records' checksums, kept with each commit: a record that vanished is found as well. */
export function addToTotal(total: bigint, checksum: bigint): bigint {
  return BigInt.asUintN(64, total + checksum)
}

export function takeFromTotal(total: bigint, checksum: bigint): bigint {
  return BigInt.asUintN(64, total - checksum)
}
