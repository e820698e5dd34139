/** What a document may hold: JSON and dates. Other BSON types are refused on the wire (see wire/ejson.ts). */
export type StoredValue = null | boolean | number | string | Date | StoredValue[] | StoredObject

export interface StoredObject {
  [key: string]: StoredValue
}

/** Documents in the store are never changed in place: a write puts a new object. */
export type StoredDocument = StoredObject & { readonly _id: string }

export function isStoredObject(value: unknown): value is StoredObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

export function cloneValue(value: StoredValue): StoredValue {
  if (Array.isArray(value)) return value.map(cloneValue)
  if (value instanceof Date) return new Date(value.getTime())
  if (isStoredObject(value)) return cloneObject(value)
  return value
}

export function cloneDocument(document: StoredDocument): StoredDocument {
  return { ...cloneObject(document), _id: document._id }
}

function cloneObject(object: StoredObject): StoredObject {
  const copy: StoredObject = {}
  for (const key of Object.keys(object)) copy[key] = cloneValue(object[key] ?? null)
  return copy
}

/**
 * All values that a dotted path names in a document, as an index sees them: every element of an array and the array
 * itself; a missing field is null.
 */
export function valuesAt(document: StoredObject, path: string): StoredValue[] {
  const values = collect(document, path.split('.'), 0)
  return values.length > 0 ? values : [null]
}

function collect(value: StoredValue | undefined, segments: readonly string[], depth: number): StoredValue[] {
  if (value === undefined) return [null]
  const segment = segments[depth]
  if (segment === undefined) return Array.isArray(value) ? [...value, value] : [value]
  if (Array.isArray(value)) {
    if (/^\d+$/.test(segment)) return collect(value[Number(segment)], segments, depth + 1)
    return value.flatMap((element) => (isStoredObject(element) ? collect(element, segments, depth) : []))
  }
  return collect(isStoredObject(value) ? value[segment] : undefined, segments, depth + 1)
}
