import type { Json } from '../contract/canonical-json'
import type { Sheet, WorkerSignature } from '../appraisal/sheet'

/**
 * Fields of a sealed sheet that live on: the worker's answer (sealed by an entry of its own), where it is sealed, who hears of it, its clock, its
 * corrections. Everything else is sealed, a field that is added later included.
 */
export const livingFields = [
  'rev', 'signature', 'seal', 'witnessDueAt', 'dueAt', 'watcherIds', 'previousTotal', 'exceptions', 'openExceptionCount', 'isAppealOpen', 'version', 'correctionCount',
  'openCorrectionId', 'currentCorrectionId',
] as const satisfies readonly (keyof Sheet)[]

const isLiving = (field: string): boolean => livingFields.some((living) => living === field)

/** Plain JSON of a record, as the database gives it back: absent where a field is undefined. */
function plain(record: object): Json {
  return JSON.parse(JSON.stringify(record)) as Json
}

/** What of a sheet is sealed for ever: frozen inputs, result, template and engine version, and who signed which content (decision 11). */
export function sealedContentOf(sheet: Sheet): Json {
  return plain(Object.fromEntries(Object.entries(sheet).filter(([field]) => !isLiving(field))))
}

/** What of the worker's answer is sealed: signed, appealed or neither, when, why, and what was decided about an appeal. */
export function signatureContentOf(sheetId: string, signature: WorkerSignature): Json {
  return plain({ sheetId, ...signature })
}
