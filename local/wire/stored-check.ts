import { invalidParam } from '../cloud-error'
import { isStoredObject } from '../store/stored-value'
import type { StoredDocument, StoredValue } from '../store/stored-value'

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const MAX_ID_BYTES = 512

/** Refuses what must not be stored: keys that would read as operators or paths, regular expressions, wrong ids. */
export function storedValue(value: unknown, path: string): StoredValue {
  if (value instanceof RegExp || value === undefined) throw invalidParam(`${path} can't be stored`)
  if (Array.isArray(value)) return value.map((element, i) => storedValue(element, `${path}.${i}`))
  if (!isStoredObject(value)) return value as StoredValue
  for (const [key, entry] of Object.entries(value)) {
    if (key === '' || key.startsWith('$') || key.includes('.') || key.includes('\0')) {
      throw invalidParam(`key ${JSON.stringify(key)} can't be stored (in ${path})`)
    }
    storedValue(entry, `${path}.${key}`)
  }
  return value
}

export function storedDocument(value: unknown, id: string): StoredDocument {
  const document = storedValue(value, 'document')
  if (!isStoredObject(document)) throw invalidParam('a document must be an object')
  return { ...document, _id: id }
}

export function documentId(value: unknown): string {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > MAX_ID_BYTES) {
    throw invalidParam(`_id must be text of 1 to ${MAX_ID_BYTES} bytes`)
  }
  return value
}

/** Checked on the text of the document, which bounds its size from above. */
export function checkDocumentSize(text: string): void {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) throw invalidParam('document exceeds 16 MB')
}
