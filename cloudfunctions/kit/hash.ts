import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'

/** SHA-256 of a JSON value's canonical text, in hex. */
export function hashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
