import type { Json } from '../contract/canonical-json'
import type { Correction } from '../correction/correction'

/** Fields of a sealed correction that live on: where it is sealed. Everything else is sealed. */
const livingFields: readonly string[] = ['rev', 'seal', 'witnessDueAt'] satisfies readonly (keyof Correction)[]

/** What of a correction is sealed for ever: what changed and why, the result, who signed, and which version it follows. */
export function correctionContentOf(correction: Correction): Json {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(correction).filter(([field]) => !livingFields.includes(field))))) as Json
}
