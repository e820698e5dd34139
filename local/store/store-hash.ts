import { createHash } from 'node:crypto'
import type { DocumentStore } from './document-store'
import { printDocument } from './stored-json'

/** SHA-256 over every document of every collection, in the order of collections and ids. */
export function storeHash(store: DocumentStore): string {
  const hash = createHash('sha256')
  for (const name of store.collectionNames()) {
    hash.update(`\0${name}\0`)
    const documents = [...store.collection(name).all()].sort((a, b) => (a._id < b._id ? -1 : 1))
    for (const document of documents) hash.update(printDocument(document)).update('\0')
  }
  return hash.digest('hex')
}
