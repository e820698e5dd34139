import { randomBytes } from 'node:crypto'
import { invalidParam } from '../cloud-error'
import { aggregateDocuments } from '../query/aggregate-documents'
import { countDocuments, findDocuments } from '../query/find-documents'
import { project } from '../query/query-matcher'
import type { UnindexedQueries } from '../query/unindexed-queries'
import { updateDocument } from '../query/update-document'
import type { UpdateExpression } from '../query/update-document'
import { printDocument, printValue } from '../store/stored-json'
import { isStoredObject } from '../store/stored-value'
import type { StoredDocument, StoredObject } from '../store/stored-value'
import type { Transaction } from '../store/transaction'
import { checkDocumentSize, documentId, storedDocument, storedValue } from './stored-check'
import type { WireRequest } from './wire-request'

/** What an action reads and writes through: the caller's transaction, or one of its own that commits when it returns. */
export interface DatabaseAccess {
  readonly view: Transaction
  readonly unindexed: UnindexedQueries
}

type DatabaseAction = (request: WireRequest, access: DatabaseAccess) => Record<string, unknown>

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

/** The part of the SDK's protocol that reads and writes documents: action → `data` of the reply. */
export const databaseActions: Readonly<Record<string, DatabaseAction>> = {
  'database.insertDocument': insertDocuments,
  'database.getDocument': getDocuments,
  'database.calculateDocument': (request, { view, unindexed }) => ({
    total: countDocuments(view, { collection: request.collection, filter: request.filter }, unindexed),
  }),
  'database.modifyDocument': (request, access) =>
    request.flag('merge') ? updateDocuments(request, access) : setDocument(request, access),
  'database.modifyAndReturnDoc': updateAndReturn,
  'database.removeDocument': removeDocuments,
  'database.aggregateDocuments': (request, { view, unindexed }) => ({
    list: aggregateDocuments(view, request.collection, request.stages, unindexed).map(printDocument),
  }),
}

function insertDocuments(request: WireRequest, { view }: DatabaseAccess): Record<string, unknown> {
  const documents = request.ejsonList('data').map(({ text, value }) => {
    checkDocumentSize(text)
    const given = isStoredObject(value) ? value['_id'] : undefined
    return storedDocument(value, given === undefined ? newId() : documentId(given))
  })
  for (const document of documents) view.insert(request.collection, document)
  return { insertedIds: documents.map(({ _id }) => _id) }
}

function getDocuments(request: WireRequest, access: DatabaseAccess): Record<string, unknown> {
  const limit = Math.min(request.count('limit', DEFAULT_LIMIT), MAX_LIMIT)
  const offset = request.count('offset', 0)
  const documents = request.isWhere
    ? findDocuments(
        access.view,
        { collection: request.collection, filter: request.filter, sort: request.order, skip: offset, limit },
        access.unindexed,
      )
    : byId(request, access)
  const { projection } = request
  const list: readonly StoredObject[] = projection === null ? documents : project(documents, projection)
  return { list: list.map(printValue), offset, limit }
}

function updateDocuments(request: WireRequest, access: DatabaseAccess): Record<string, unknown> {
  const expression = updateExpression(request.ejson('data'))
  const found = targets(request, access)
  const multi = request.flag('multi') || !request.isWhere
  let updated = 0
  for (const document of multi ? found : found.slice(0, 1)) {
    if (applyUpdate(request.collection, document, expression, access) !== document) updated++
  }
  return { updated, upsert_id: null }
}

function setDocument(request: WireRequest, access: DatabaseAccess): Record<string, unknown> {
  const id = documentId(request.filter['_id'])
  const text = request.text('data')
  checkDocumentSize(text)
  const document = storedDocument(request.ejson('data'), id)
  const exists = access.view.get(request.collection, id) !== null
  access.view.put(request.collection, document)
  return exists ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id }
}

function updateAndReturn(request: WireRequest, access: DatabaseAccess): Record<string, unknown> {
  const expression = updateExpression(request.ejson('data'))
  const [document] = targets(request, access)
  if (document === undefined) return { updated: 0, doc: null }
  const after = applyUpdate(request.collection, document, expression, access)
  return { updated: after === document ? 0 : 1, doc: printDocument(after) }
}

function removeDocuments(request: WireRequest, access: DatabaseAccess): Record<string, unknown> {
  const found = targets(request, access)
  const multi = request.flag('multi') || !request.isWhere
  const removed = multi ? found : found.slice(0, 1)
  for (const { _id } of removed) access.view.delete(request.collection, _id)
  return { deleted: removed.length }
}

/** Documents that a write is aimed at. A where-write without a condition would hit everybody and is refused. */
function targets(request: WireRequest, access: DatabaseAccess): StoredDocument[] {
  if (!request.isWhere) return byId(request, access)
  const { collection, filter } = request
  if (Object.keys(filter).length === 0) throw invalidParam('where() without a condition is refused for writes')
  return findDocuments(access.view, { collection, filter }, access.unindexed)
}

function byId(request: WireRequest, { view }: DatabaseAccess): StoredDocument[] {
  const document = view.get(request.collection, documentId(request.filter['_id']))
  return document === null ? [] : [document]
}

function applyUpdate(
  collection: string,
  document: StoredDocument,
  expression: UpdateExpression,
  { view }: DatabaseAccess,
): StoredDocument {
  const after = updateDocument(document, expression)
  if (after !== document) {
    checkDocumentSize(printDocument(after))
    view.put(collection, after)
  }
  return after
}

function updateExpression(data: unknown): UpdateExpression {
  if (!isStoredObject(data) || Object.keys(data).length === 0) throw invalidParam('an update must change something')
  const expression: Record<string, StoredObject> = {}
  for (const [operator, fields] of Object.entries(data)) {
    if (!operator.startsWith('$') || !isStoredObject(fields)) throw invalidParam(`${operator} is not an update operator`)
    if (operator === '$set') for (const [path, value] of Object.entries(fields)) storedValue(value, path)
    expression[operator] = fields
  }
  return expression
}

function newId(): string {
  return randomBytes(16).toString('hex')
}
