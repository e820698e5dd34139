import { CloudError } from '../cloud-error'
import { messageOf } from '../failure'
import { Collection } from './collection'
import type { IndexDefinition } from './collection-index'
import type { Commit, DocumentChange } from './commit'
import type { Journal } from './journal'
import { Transaction } from './transaction'

export interface DocumentStoreOptions {
  readonly journal: Journal
  /** By collection. Every collection named here exists from the start. */
  readonly indexes: ReadonlyMap<string, readonly IndexDefinition[]>
}

/** Commits that are written together. */
interface CommitGroup {
  readonly commits: Commit[]
  /** The collections that they change. */
  readonly collections: Set<string>
  /** Why they were taken back before they were written. */
  failure: CloudError | null
}

/**
 * The committed state of all collections, in memory, with a journal behind it. Commits become visible at once and
 * durable together a moment later: one fsync for all that came while the last one was under way, and everything else
 * goes on meanwhile. Whoever answers somebody must await `durable()` first, readers included, so that nobody is told
 * what a crash could take back.
 */
export class DocumentStore {
  private readonly collections = new Map<string, Collection>()
  private readonly journal: Journal
  private readonly listeners = new Set<(commit: Commit) => void>()
  private readonly openTransactions = new Set<Transaction>()
  /** Commits that an open transaction may still have to look behind. */
  private history: Commit[] = []
  private lastCommit = 0
  /** Commits that are visible and wait to be written. */
  private gathering: CommitGroup | null = null
  /** Those that are being written, and when they will have been. */
  private writing: { readonly group: CommitGroup; readonly end: Promise<void> } | null = null
  private flushing: Promise<void> = Promise.resolve()

  constructor(private readonly options: DocumentStoreOptions) {
    this.journal = options.journal
    const stored = this.journal.load().collections
    for (const name of new Set([...stored.keys(), ...options.indexes.keys()])) {
      const collection = new Collection(name, options.indexes.get(name) ?? [])
      collection.fill(stored.get(name) ?? [])
      this.collections.set(name, collection)
      if (!stored.has(name)) this.journal.createCollection(name)
    }
  }

  collection(name: string): Collection {
    const collection = this.collections.get(name)
    if (collection === undefined) {
      throw new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)
    }
    return collection
  }

  collectionNames(): string[] {
    return [...this.collections.keys()].sort()
  }

  createCollection(name: string): void {
    if (!/^[A-Za-z0-9][\w-]{0,63}$/.test(name)) throw new CloudError('INVALID_PARAM', `collection name ${name} is not allowed`)
    if (this.collections.has(name)) {
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`)
    }
    this.journal.createCollection(name)
    this.collections.set(name, new Collection(name, this.options.indexes.get(name) ?? []))
  }

  begin(): Transaction {
    const transaction = new Transaction(this, this.lastCommit)
    this.openTransactions.add(transaction)
    return transaction
  }

  /** Called for every commit once it is durable. */
  onCommit(listener: (commit: Commit) => void): void {
    this.listeners.add(listener)
  }

  /** Resolves when all that is visible now is on disk; rejects when it could not be written (it is undone then). */
  durable(): Promise<void> {
    return this.flushing
  }

  /** The same for what is visible of one collection: who is told of that alone need not wait for others' writes. */
  durableOf(collection: string): Promise<void> {
    if (this.gathering?.collections.has(collection) === true) return this.flushing
    return this.writing?.group.collections.has(collection) === true ? this.writing.end : Promise.resolve()
  }

  async close(): Promise<void> {
    await this.flushing
    this.journal.close()
  }

  /** For Transaction: commits that came after the given one, oldest first. */
  commitsSince(number: number): readonly Commit[] {
    let first = this.history.length
    while (first > 0 && (this.history[first - 1]?.number ?? 0) > number) first--
    return this.history.slice(first)
  }

  /** For Transaction: makes its changes visible. They were checked against the committed state in this same tick. */
  apply(changes: readonly DocumentChange[]): void {
    if (changes.length === 0) return
    for (const { collection, id, after } of changes) this.collection(collection).replace(id, after)
    const commit = { number: ++this.lastCommit, changes }
    if (this.openTransactions.size > 0) this.history.push(commit)
    if (this.gathering === null) {
      this.gathering = { commits: [], collections: new Set(), failure: null }
      this.flushing = this.flushAfter(this.flushing, this.gathering)
      // Whoever awaits durable() gets the failure; with nobody waiting it must not end the process.
      this.flushing.catch(() => undefined)
    }
    this.gathering.commits.push(commit)
    for (const { collection } of changes) this.gathering.collections.add(collection)
  }

  /** For Transaction: it has ended. */
  release(transaction: Transaction): void {
    this.openTransactions.delete(transaction)
    if (this.openTransactions.size === 0) {
      this.history = []
    } else {
      const oldest = Math.min(...[...this.openTransactions].map(({ snapshot }) => snapshot))
      if ((this.history[0]?.number ?? Infinity) <= oldest) {
        this.history = this.history.filter((commit) => commit.number > oldest)
      }
    }
  }

  /** Writes a group, with all that joins it until the one before has been written. */
  private async flushAfter(groupBefore: Promise<void>, group: CommitGroup): Promise<void> {
    await groupBefore.catch(() => undefined)
    await new Promise((resolve) => { setImmediate(resolve) })
    if (group.failure !== null) throw group.failure
    this.gathering = null
    const end = this.write(group)
    this.writing = { group, end }
    try {
      await end
    } finally {
      this.writing = null
    }
    for (const commit of group.commits) for (const listener of this.listeners) listener(commit)
  }

  private async write(group: CommitGroup): Promise<void> {
    try {
      await this.journal.append(group.commits)
    } catch (error) {
      const failure = new CloudError('DATABASE_REQUEST_FAILED', `write could not be made durable: ${messageOf(error)}`)
      this.takeBack(group, failure)
      throw failure
    }
  }

  /** What came while this group was being written may rest on it and goes with it. */
  private takeBack(group: CommitGroup, failure: CloudError): void {
    this.undo([...group.commits, ...this.gathering?.commits ?? []])
    if (this.gathering !== null) this.gathering.failure = failure
    this.gathering = null
  }

  /** Nobody was told of these commits: takes them back, and ends the transactions that saw them. */
  private undo(commits: readonly Commit[]): void {
    const undone = new Set(commits)
    for (const commit of [...commits].reverse()) {
      for (const { collection, id, before } of [...commit.changes].reverse()) {
        this.collection(collection).replace(id, before)
      }
    }
    this.history = this.history.filter((commit) => !undone.has(commit))
    const firstUndone = commits[0]?.number ?? Infinity
    for (const transaction of [...this.openTransactions]) {
      if (transaction.snapshot >= firstUndone) transaction.abort()
    }
  }
}
