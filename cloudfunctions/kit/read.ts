import { checked, command, database } from './database'
import type { CollectionName, Collections } from './collections'

/** A condition that a client can't twist: plain text, number, boolean or null, compared for equality (safety F1, F3). */
export type Equal = string | number | boolean | null
export type Where<Document> = { readonly [Field in keyof Document & string]?: Equal }

const pageSize = 500

/**
 * Conditions as the SDK takes them. It would silently drop an undefined one and so match everybody, and take an object for an operator:
 * both are refused here, whatever the types promised.
 */
export function strictWhere(where: object): Record<string, Equal> {
  const entries = Object.entries(where)
  for (const [field, value] of entries) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(field)) throw new TypeError(`not a plain field: ${field}`)
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
    if (!isPlain) throw new TypeError(`condition on ${field} is not a plain value`)
  }
  return Object.fromEntries(entries)
}

/** A document by its id, or null. */
export async function readDocument<Name extends CollectionName>(name: Name, id: string): Promise<Collections[Name] | null> {
  const answer = checked(await database.collection(name).doc(id).get()) as { data: Collections[Name][] }
  return answer.data[0] ?? null
}

/** Documents by their ids, in the order of the ids; absent ones are left out. */
export async function readDocuments<Name extends CollectionName>(name: Name, ids: readonly string[]): Promise<Collections[Name][]> {
  const found = new Map<string, Collections[Name]>()
  for (let start = 0; start < ids.length; start += pageSize) {
    const page = [...new Set(ids.slice(start, start + pageSize))]
    const answer = checked(await database.collection(name).where({ _id: command.in(page) }).limit(pageSize).get()) as { data: Collections[Name][] }
    for (const document of answer.data) found.set(document._id, document)
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** People with one of these names, whoever they are. */
export async function listNamed(names: readonly string[]): Promise<Collections['people'][]> {
  const people: Collections['people'][] = []
  for (let last = ''; ;) {
    const answer = checked(await database.collection('people').where({ name: command.in([...new Set(names)]), _id: command.gt(last) }).orderBy('_id', 'asc').limit(pageSize).get()) as { data: Collections['people'][] }
    people.push(...answer.data)
    if (answer.data.length < pageSize) return people
    last = answer.data[answer.data.length - 1]?._id ?? ''
  }
}

/** Every document that matches, in the order of `_id`. Pages by `_id`, because one answer is cut at a thousand without a word (safety F4). */
export async function listDocuments<Name extends CollectionName>(name: Name, where: Where<Collections[Name]>, maximum = 20_000): Promise<Collections[Name][]> {
  const conditions = strictWhere(where)
  const all: Collections[Name][] = []
  for (let last: string | null = null; ; last = all[all.length - 1]?._id ?? null) {
    const page = last === null ? conditions : { ...conditions, _id: command.gt(last) }
    const answer = checked(await database.collection(name).where(page).orderBy('_id', 'asc').limit(pageSize).get()) as { data: Collections[Name][] }
    all.push(...answer.data)
    if (answer.data.length < pageSize) return all
    if (all.length >= maximum) throw new Error(`more than ${maximum} documents of ${name} match; page this list`)
  }
}

/** The next documents that match, in the order of `_id`; fewer than `size` at the end. */
export async function pageDocuments<Name extends CollectionName>(name: Name, where: Where<Collections[Name]>, after: string, size: number): Promise<Collections[Name][]> {
  const answer = checked(await database.collection(name).where({ ...strictWhere(where), _id: command.gt(after) }).orderBy('_id', 'asc').limit(size).get()) as { data: Collections[Name][] }
  return answer.data
}

/** Those of the ids under which there is a document; the documents themselves stay where they are. */
export async function knownIds(name: CollectionName, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (let start = 0; start < ids.length; start += pageSize) {
    const answer = checked(await database.collection(name).where({ _id: command.in(ids.slice(start, start + pageSize)) }).field({ _id: true }).limit(pageSize).get()) as { data: { _id: string }[] }
    for (const { _id } of answer.data) known.add(_id)
  }
  return known
}

/** Whether any document matches. */
export async function hasAny<Name extends CollectionName>(name: Name, where: Where<Collections[Name]>): Promise<boolean> {
  const answer = checked(await database.collection(name).where(strictWhere(where)).field({ _id: true }).limit(1).get()) as { data: unknown[] }
  return answer.data.length > 0
}

/** The collections whose documents have a clock, each with an index on it. */
type Clocked = 'sheets' | 'incidents' | 'corrections' | 'objections' | 'uploads' | 'outbox' | 'reminders'

const dueAt = (field: string, until: string) => ({ [field]: command.gt('').and(command.lte(until)) })

/** Whether any document's instant has come: what a timer asks before it does anything. */
export async function hasAnyDue(name: Clocked, field: 'dueAt' | 'witnessDueAt' = 'dueAt'): Promise<boolean> {
  const answer = checked(await database.collection(name).where(dueAt(field, new Date().toISOString())).field({ _id: true }).limit(1).get()) as { data: unknown[] }
  return answer.data.length > 0
}

/** A sheet that is due, without what it holds: that is read when it is moved. */
export type DueSheet = Pick<Collections['sheets'], '_id' | 'partition'>

/** Due sheets, of all partitions or of one, the earliest first. */
export async function listDueSheets(until: string, limit: number, partition?: number, field: 'dueAt' | 'witnessDueAt' = 'dueAt'): Promise<DueSheet[]> {
  const where = { ...dueAt(field, until), ...(partition === undefined ? {} : { partition }) }
  const answer = checked(await database.collection('sheets').where(where).orderBy(field, 'asc').field({ _id: true, partition: true }).limit(limit).get()) as { data: DueSheet[] }
  return answer.data
}

/** Documents whose instant is at or before `until`, the earliest first, at most `limit`: what a timer has to look at. */
export async function listDue<Name extends Clocked>(name: Name, until: string, limit: number, field: 'dueAt' | 'witnessDueAt' = 'dueAt'): Promise<Collections[Name][]> {
  const answer = checked(await database.collection(name).where(dueAt(field, until)).orderBy(field, 'asc').limit(limit).get()) as { data: Collections[Name][] }
  return answer.data
}

/** All pages of a query that runs by `_id`. */
async function allPages<Document extends { readonly _id: string }>(pageAfter: (after: string) => Promise<unknown>): Promise<Document[]> {
  const all: Document[] = []
  for (;;) {
    const { data } = checked(await pageAfter(all[all.length - 1]?._id ?? '')) as { data: Document[] }
    all.push(...data)
    if (data.length < pageSize) return all
  }
}

/** Sheets that were returned to their data and are not confirmed yet. */
export function listReopened(): Promise<Collections['sheets'][]> {
  return allPages((after) => database.collection('sheets').where({ reopenedAt: command.gt(''), _id: command.gt(after) }).orderBy('_id', 'asc').limit(pageSize).get())
}

/** How many exceptions are open on which sheet, without the sheets. */
export function listExceptionCounts(): Promise<Pick<Collections['sheets'], '_id' | 'state' | 'exceptions' | 'openExceptionCount'>[]> {
  return allPages((after) => database.collection('sheets').where({ openExceptionCount: command.gt(0), _id: command.gt(after) }).orderBy('_id', 'asc').field({ _id: true, state: true, exceptions: true, openExceptionCount: true }).limit(pageSize).get())
}

/** The document with the greatest id, or null: of records numbered by their id, the newest. */
export async function readLast<Name extends CollectionName>(name: Name): Promise<Collections[Name] | null> {
  const answer = checked(await database.collection(name).orderBy('_id', 'desc').limit(1).get()) as { data: Collections[Name][] }
  return answer.data[0] ?? null
}

/** A person's newest messages. */
export async function listNewestMessages(personId: string, limit: number): Promise<Collections['outbox'][]> {
  const answer = checked(await database.collection('outbox').where(strictWhere({ personId })).orderBy('at', 'desc').limit(limit).get()) as { data: Collections['outbox'][] }
  return answer.data
}

/** Removes at most `limit` documents that are older than that; how many. */
export async function removeOlder(name: 'outbox' | 'reminders', than: string, limit: number): Promise<number> {
  const answer = checked(await database.collection(name).where({ at: command.lt(than) }).orderBy('at', 'asc').limit(limit).get()) as { data: { _id: string }[] }
  if (answer.data.length === 0) return 0
  checked(await database.collection(name).where({ _id: command.in(answer.data.map(({ _id }) => _id)) }).remove())
  return answer.data.length
}
