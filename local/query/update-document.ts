import { update } from 'mingo/updater'
import { CloudError } from '../cloud-error'
import { cloneDocument, isStoredObject } from '../store/stored-value'
import type { StoredDocument, StoredObject, StoredValue } from '../store/stored-value'
import { asDatabaseError } from './query-matcher'

/** Update operators with their operands by dotted path, as the SDK sends them: `{ $set: { 'a.b': 1 }, $inc: { n: 1 } }`. */
export type UpdateExpression = Readonly<Record<string, StoredObject>>

const NUMBER_OPERATORS = new Set(['$inc', '$mul', '$bit'])
const ARRAY_OPERATORS = new Set(['$push', '$pop', '$pull', '$pullAll', '$addToSet'])

/** The document after the update, or the same object where the update changes nothing. */
export function updateDocument(document: StoredDocument, expression: UpdateExpression): StoredDocument {
  for (const [operator, fields] of Object.entries(expression)) {
    for (const path of Object.keys(fields)) refuseWhatMongoRefuses(document, operator, path)
  }
  const updated = cloneDocument(document)
  const modified = asDatabaseError(() => update(updated, expression, [], {}, { cloneMode: 'deep' }))
  return modified.length > 0 ? updated : document
}

/** The server answers these with an error; mingo would leave the document as it is and say nothing. */
function refuseWhatMongoRefuses(document: StoredDocument, operator: string, path: string): void {
  const segments = path.split('.')
  const last = segments.pop() ?? ''
  let parent: StoredValue | undefined = document
  for (const segment of segments) {
    if (parent === undefined) break
    parent = childOf(parent, segment)
    if (operator === '$unset' || operator === '$pull' || operator === '$pullAll' || operator === '$pop') continue
    if (parent !== undefined && !Array.isArray(parent) && !isStoredObject(parent)) {
      throw failed(`Cannot create field '${last}' in element {${segment}: ${JSON.stringify(parent)}}`)
    }
  }
  const target = parent === undefined ? undefined : childOf(parent, last)
  if (target === undefined) return
  if (NUMBER_OPERATORS.has(operator) && typeof target !== 'number') {
    throw failed(`Cannot apply ${operator} to a value of non-numeric type: {${path}: ${JSON.stringify(target)}}`)
  }
  if (ARRAY_OPERATORS.has(operator) && !Array.isArray(target)) {
    throw failed(`The field '${path}' must be an array for ${operator} but is ${JSON.stringify(target)}`)
  }
}

function childOf(parent: StoredValue, segment: string): StoredValue | undefined {
  if (Array.isArray(parent)) return /^\d+$/.test(segment) ? parent[Number(segment)] : undefined
  return isStoredObject(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined
}

function failed(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', message)
}
