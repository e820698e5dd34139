import { checked, codeOf, database } from './database'
import type { CollectionName, Collections } from './collections'
import { log, type LogFields } from './log'
import { signal } from './signal'
import { writeMessages } from './write-messages'

/** What of the SDK's transaction is used here; its own type is `any`. */
interface SdkTransaction {
  collection(name: string): {
    add(document: object | readonly object[]): Promise<unknown>
    doc(id: string): { get(): Promise<unknown>; set(fields: object): Promise<unknown> }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/**
 * How the database says that a transaction is over and nothing of it is stored. A conflict ends the transaction, so what was asked beside the losing
 * write is answered "no such transaction" and may be heard first; so is everything after the platform's limit of 30 s.
 */
const lostCodes: readonly (string | null)[] = ['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_FAIL']

/** Whether a failure means that the transaction is over because others were first: work that answers for failures of its own hands it on. */
export function isLost(failure: unknown): boolean {
  return lostCodes.includes(codeOf(failure))
}

/** How long a transaction may go on losing: the function's time limit must leave room for the answer. */
const patienceMs = 6_000
/** Longer pauses only keep an instance asleep while the record that it waits for is free. */
const maximumPauseMs = 320

/** Thrown when a transaction lost against others again and again; the caller answers `busy`. */
export class TooBusyError extends Error {
  override readonly name = 'TooBusyError'
}

/** Whether work was given up because others were first again and again, which is logged. Nothing is broken: a later strike of the clock does it. */
export function isBusy(failure: unknown, fields: LogFields): boolean {
  if (!(failure instanceof TooBusyError)) return false
  log('busy', fields)
  return true
}

/**
 * A transaction that can only do what the SDK really carries inside one: documents by id (safety F5). Writes are whole documents built
 * by the deciding functions from stored ones, never spread from a client's input. What it wrote is kept for the audit entry.
 */
export class Transaction {
  private readonly written = new Map<string, { collection: CollectionName; id: string; rev: number | null; document: unknown }>()
  private readonly found = new Map<string, unknown>()
  /** Who does this; they are not told of it. Null: the clock. */
  actorId: string | null = null
  /** Ids of messages that earlier transactions of the same work have found or written; a message is told once and stays. */
  toldBefore: ReadonlySet<string> = new Set()

  constructor(private readonly sdk: SdkTransaction) {}

  /** The document as of the start of the transaction (or as written by it), null when absent. */
  async read<Name extends CollectionName>(name: Name, id: string): Promise<Collections[Name] | null> {
    const answer = checked(await this.sdk.collection(name).doc(id).get()) as { data: Collections[Name] | null }
    const document = answer.data ?? null
    const key = `${name}/${id}`
    if (!this.found.has(key) && !this.written.has(key)) this.found.set(key, document)
    return document
  }

  /** Creates a document that must not exist yet; a second one under the same id fails as a conflict does. */
  async create<Name extends CollectionName>(name: Name, document: Collections[Name]): Promise<void> {
    checked(await this.sdk.collection(name).add(document))
    this.note(name, document)
  }

  /** Creates several such documents in one request: all of them or, where one exists, none. */
  async createAll<Name extends CollectionName>(name: Name, documents: readonly Collections[Name][]): Promise<void> {
    if (documents.length === 0) return
    const { ids } = checked(await this.sdk.collection(name).add(documents)) as { ids?: readonly unknown[] }
    if (ids?.length !== documents.length) throw new Error(`of ${documents.length} ${name} ${ids?.length ?? 0} were created`)
    for (const document of documents) this.note(name, document)
  }

  /** Replaces the document under its id, or creates it. */
  async write<Name extends CollectionName>(name: Name, document: Collections[Name]): Promise<void> {
    const { _id, ...fields } = document
    checked(await this.sdk.collection(name).doc(_id).set(fields))
    this.note(name, document)
  }

  /** What this transaction has written so far, for the audit entry. */
  get changes(): readonly { collection: CollectionName; id: string; rev: number | null }[] {
    return [...this.written.values()].map(({ collection, id, rev }) => ({ collection, id, rev }))
  }

  /** Of a collection the ids under which it found or wrote a document. */
  idsOf(name: CollectionName): readonly string[] {
    const found = [...this.found].filter(([, document]) => document !== null).map(([key]) => key)
    return [...new Set([...found, ...this.written.keys()])].filter((key) => key.startsWith(`${name}/`)).map((key) => key.slice(name.length + 1))
  }

  /** What it wrote of a collection, each beside what it had read before; null where there was nothing. */
  changesOf<Name extends CollectionName>(name: Name): readonly { before: Collections[Name] | null; after: Collections[Name] }[] {
    return [...this.written].filter(([, { collection }]) => collection === name)
      .map(([key, { document }]) => ({ before: (this.found.get(key) ?? null) as Collections[Name] | null, after: document as Collections[Name] }))
  }

  private note(collection: CollectionName, document: { _id: string }): void {
    const rev = (document as { rev?: unknown }).rev
    this.written.set(`${collection}/${document._id}`, { collection, id: document._id, rev: typeof rev === 'number' ? rev : null, document })
  }
}

/** Aborts what the work gave up on: nothing of it is stored. Carries the answer out of the transaction. */
export class Rollback<Answer> {
  constructor(readonly answer: Answer) {}
}

/**
 * Runs `work` in one transaction, again from the start when another one was first, with growing pauses that differ by chance (the SDK's own
 * `runTransaction` neither pauses nor rolls back in between). `work` must have no effect besides its transaction. Messages about what it changed
 * are written with it; after the commit their readers' open pages are told, by `tell` where the caller tells others as well. After `patience` a
 * transaction that goes on losing is given up with a TooBusyError.
 */
export async function inTransaction<Answer>(
  work: (transaction: Transaction) => Promise<Answer | Rollback<Answer>>, tell: (personIds: readonly string[], transaction: Transaction) => Promise<void> | void = (ids) => signal(ids, 'messages'), patience = patienceMs,
): Promise<Answer> {
  const startedAt = performance.now()
  for (let tried = 1; ; tried += 1) {
    const sdk = await (database as { startTransaction(): Promise<SdkTransaction> }).startTransaction()
    let isDone = false
    try {
      const transaction = new Transaction(sdk)
      const answer = await work(transaction)
      if (answer instanceof Rollback) {
        isDone = true
        await sdk.rollback()
        return answer.answer
      }
      const told = await writeMessages(transaction)
      await sdk.commit()
      isDone = true
      await tell(told, transaction)
      return answer
    } catch (failure) {
      const hasLost = !isDone && isLost(failure)
      if (!isDone) await sdk.rollback().catch((second: unknown) => { if (!hasLost) console.error('rollback failed', second) })
      if (!hasLost) throw failure
      if (performance.now() - startedAt >= patience) throw new TooBusyError(`lost after ${tried} tries`)
      await pause(Math.min(10 * 2 ** tried, maximumPauseMs) * (0.5 + Math.random()))
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms) })
}
