import type { Reach } from '@shared/people/person'
import { checked, command, database } from './database'
import type { CollectionName, Collections } from './collections'
import { strictWhere, type Where } from './read'

const pageSize = 500

/** The fields of a document that are asked for, and its id. */
export type Fields<Name extends CollectionName, Field extends keyof Collections[Name]> = Pick<Collections[Name], Field | '_id'>

const asks = (fields: readonly string[]) => Object.fromEntries(['_id', ...fields].map((field) => [field, true as const]))

/**
 * Every document that matches, some hundred at a time in the order of `_id` and with those fields alone (null: whole; `within`: paths into others, such as `scorecard.total`), so that a month of any size never lies in memory at once. While a page
 * is worked on the next one is fetched.
 */
export async function* pagesOf<Name extends CollectionName, Field extends keyof Collections[Name] & string = keyof Collections[Name] & string>(
  name: Name, where: Where<Collections[Name]>, fields: readonly Field[] | null, { size = pageSize, after: from = '', within = [] }: { readonly size?: number; readonly after?: string; readonly within?: readonly string[] } = {},
): AsyncGenerator<readonly Fields<Name, Field>[], void, undefined> {
  const conditions = strictWhere(where)
  const read = async (after: string) => {
    const query = database.collection(name).where({ ...conditions, _id: command.gt(after) }).orderBy('_id', 'asc').limit(size)
    return (checked(await (fields === null ? query : query.field(asks([...fields, ...within]))).get()) as { data: Fields<Name, Field>[] }).data
  }
  for (let reading = read(from); ;) {
    const page = await reading
    const last = page[page.length - 1]
    if (last === undefined) return
    if (page.length < size) {
      yield page
      return
    }
    reading = read(last._id)
    // Whoever stops early or fails on this page never asks for the next one; its failure is nobody's then.
    reading.catch(() => undefined)
    yield page
  }
}

/** All pages together: of records that are small, or of which only small parts were asked for. */
export async function gathered<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(...page)
  return all
}

/** As `pagesOf` over several conditions, one after the other: the stores that somebody reaches. */
export async function* pagesOfAll<Name extends CollectionName, Field extends keyof Collections[Name] & string = keyof Collections[Name] & string>(
  name: Name, wheres: readonly Where<Collections[Name]>[], fields: readonly Field[] | null, within: readonly string[] = [],
): AsyncGenerator<readonly Fields<Name, Field>[], void, undefined> {
  for (const where of wheres) yield* pagesOf(name, where, fields, { within })
}

/** A part of a long reading; once it is read, `next` is the id after which the next part begins, or null where it was the last. */
export interface ReadingPart {
  readonly after: string
  readonly most: number
  next: string | null
}

/** As `pagesOf`, but only the part: it ends with the page that makes it full, where there is another. */
export async function* pagesOfPart<Name extends CollectionName, Field extends keyof Collections[Name] & string = keyof Collections[Name] & string>(
  name: Name, where: Where<Collections[Name]>, fields: readonly Field[] | null, part: ReadingPart,
): AsyncGenerator<readonly Fields<Name, Field>[], void, undefined> {
  let count = 0
  let last = part.after
  for await (const page of pagesOf(name, where, fields, { after: part.after, size: Math.min(pageSize, part.most) })) {
    if (count >= part.most) {
      part.next = last
      return
    }
    count += page.length
    last = page[page.length - 1]?._id ?? last
    yield page
  }
}

/** Conditions for the records of a period that a reach holds: one for the company, else one for each store. */
export function withinReach<Condition extends object>(reach: Reach, condition: Condition): readonly (Condition & { readonly storeId?: string })[] {
  return reach === 'company' ? [condition] : [...reach].sort().map((storeId) => ({ ...condition, storeId }))
}

/** Those fields of documents by their ids, under their ids; absent ones are left out. */
export async function readFields<Name extends CollectionName, Field extends keyof Collections[Name] & string>(
  name: Name, ids: readonly string[], fields: readonly Field[],
): Promise<ReadonlyMap<string, Fields<Name, Field>>> {
  const distinct = [...new Set(ids)]
  const found = new Map<string, Fields<Name, Field>>()
  for (let start = 0; start < distinct.length; start += pageSize) {
    const answer = checked(await database.collection(name).where({ _id: command.in(distinct.slice(start, start + pageSize)) }).field(asks(fields)).limit(pageSize).get()) as { data: Fields<Name, Field>[] }
    for (const document of answer.data) found.set(document._id, document)
  }
  return found
}
