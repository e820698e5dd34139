import type { DocumentStore } from '../store/document-store'
import { isStoredObject } from '../store/stored-value'
import type { StoredDocument, StoredValue } from '../store/stored-value'

/** Somebody whom a browser can be signed in as. */
export interface DemoPerson {
  readonly personId: string
  readonly name: string
  readonly position: string
  readonly storeId: string
  readonly storeName: string
  readonly roles: readonly string[]
}

/** Everybody of the roster who is bound to a WeChat account, in the order of their ids. */
export function listDemoPeople(store: DocumentStore): DemoPerson[] {
  const stores = new Map(documentsOf(store, 'stores').map((document) => [document._id, textOf(document['name'])]))
  const bound = new Set(documentsOf(store, 'bindings').map((binding) => textOf(binding['personId'])))
  return documentsOf(store, 'people')
    .filter((person) => bound.has(person._id) && person['status'] !== 'left')
    .map((person) => ({
      personId: person._id,
      name: textOf(person['name']),
      position: textOf(person['position']),
      storeId: textOf(person['storeId']),
      storeName: stores.get(textOf(person['storeId'])) ?? '',
      roles: rolesOf(person['roles']),
    }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** The WeChat account that a person is bound to, or null. */
export function openidOf(store: DocumentStore, personId: string): string | null {
  return documentsOf(store, 'bindings').find((binding) => binding['personId'] === personId)?._id ?? null
}

/** Whose account it is; the account itself where that is nobody. */
export function nameOfOpenid(store: DocumentStore, openid: string): string {
  const personId = documentsOf(store, 'bindings').find(({ _id }) => _id === openid)?.['personId']
  return textOf(documentsOf(store, 'people').find(({ _id }) => _id === personId)?.['name'] ?? openid)
}

function documentsOf(store: DocumentStore, collection: string): StoredDocument[] {
  return store.collectionNames().includes(collection) ? [...store.collection(collection).all()] : []
}

function textOf(value: StoredValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function rolesOf(value: StoredValue | undefined): string[] {
  return Array.isArray(value) ? value.map((role) => (isStoredObject(role) ? textOf(role['role']) : '')) : []
}
