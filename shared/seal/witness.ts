import type { SealBatch } from './seal-batch'

/** Digits and letters that can't be taken for one another when read out or copied by hand (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 3
const groupLength = 4

/** The first 60 bits of a root in hex as 12 letters in groups of four. */
function lettersOf(root: string): string {
  const bits = Array.from(root.slice(0, groups * groupLength * 5 / 4), (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const letters = Array.from({ length: groups * groupLength }, (_, index) => alphabet[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '')
  return Array.from({ length: groups }, (_, index) => letters.slice(index * groupLength, (index + 1) * groupLength).join('')).join('-')
}

/**
 * The short witness code (见证码) of a batch: its number and 60 bits of its root, `12-7F3K-9QMD-2XWA`. Since each root includes the one before, a code
 * on one phone stands for everything that was sealed until then (decision 11).
 */
export function witnessOf(batch: Pick<SealBatch, 'no' | 'root'>): string {
  return `${batch.no}-${lettersOf(batch.root)}`
}

/** A witness code as somebody typed it, put right (small letters, O for 0, I and L for 1, spaces); null where it can't be one. */
export function parseWitness(text: string): { readonly no: number; readonly code: string } | null {
  const tidy = text.trim().toUpperCase().replace(/[\s–—_]+/g, '-').replace(/O/g, '0').replace(/[IL]/g, '1')
  const match = /^(\d{1,8})-([0-9A-HJKMNP-TV-Z]{4})-?([0-9A-HJKMNP-TV-Z]{4})-?([0-9A-HJKMNP-TV-Z]{4})$/.exec(tidy)
  if (match === null) return null
  const no = Number(match[1])
  return no < 1 ? null : { no, code: `${no}-${match[2] ?? ''}-${match[3] ?? ''}-${match[4] ?? ''}` }
}
