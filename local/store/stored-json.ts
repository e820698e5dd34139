import { isStoredObject } from './stored-value'
import type { StoredDocument, StoredObject, StoredValue } from './stored-value'

/**
 * A document as text, for the disk and the wire: JSON, with a date as EJSON's `{"$date":{"$numberLong":"…"}}`.
 * Stored keys never begin with `$`, so nothing else reads as a date.
 */
export function printValue(value: StoredValue): string {
  return JSON.stringify(hasDate(value) ? withPlainDates(value) : value)
}

/** Most documents hold no date, and need no copy. */
function hasDate(value: StoredValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Date) return true
  return (Array.isArray(value) ? value : Object.values(value)).some(hasDate)
}

export function printDocument(document: StoredObject): string {
  return printValue(document)
}

export function parseDocument(text: string): StoredDocument {
  // A reviver makes parsing several times slower, and most documents hold no date.
  const value: unknown = text.includes('"$date"')
    ? JSON.parse(text, (_key, entry: unknown) => dateOf(entry) ?? entry)
    : JSON.parse(text)
  if (!isDocument(value)) throw new TypeError(`not a document: ${text.slice(0, 80)}`)
  return value
}

function withPlainDates(value: StoredValue): unknown {
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (Array.isArray(value)) return value.map(withPlainDates)
  if (!isStoredObject(value)) return value
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) plain[key] = withPlainDates(value[key] ?? null)
  return plain
}

function dateOf(value: unknown): Date | null {
  if (typeof value !== 'object' || value === null || !('$date' in value)) return null
  const { $date } = value
  if (typeof $date !== 'object' || $date === null || !('$numberLong' in $date)) return null
  return new Date(Number($date.$numberLong))
}

function isDocument(value: unknown): value is StoredDocument {
  return typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'
}
