import { randomBytes } from 'node:crypto'
import { CloudError } from '../cloud-error'
import type { DocumentStore } from '../store/document-store'
import type { Transaction } from '../store/transaction'

/** Transactions that callers hold by id. Each lives for at most `limitMs` and belongs to who started it. */
export class OpenTransactions {
  private readonly open = new Map<string, { transaction: Transaction; owner: string; timer: NodeJS.Timeout }>()

  constructor(
    private readonly store: DocumentStore,
    private readonly limitMs: number,
  ) {}

  start(owner: string): string {
    const id = randomBytes(16).toString('hex')
    const transaction = this.store.begin()
    const timer = setTimeout(() => {
      transaction.abort()
      this.open.delete(id)
    }, this.limitMs)
    timer.unref()
    this.open.set(id, { transaction, owner, timer })
    return id
  }

  get(id: string, owner: string): Transaction {
    const held = this.open.get(id)
    if (held?.owner !== owner || !held.transaction.isOpen) {
      throw new CloudError('DATABASE_TRANSACTION_FAIL', '[ResourceUnavailable.TransactionNotExist] Transaction does not exist')
    }
    return held.transaction
  }

  commit(id: string, owner: string): void {
    const transaction = this.get(id, owner)
    this.forget(id)
    try {
      transaction.commit()
    } finally {
      transaction.abort()
    }
  }

  abort(id: string, owner: string): void {
    this.get(id, owner).abort()
    this.forget(id)
  }

  isAnyOpen(owner: string): boolean {
    return this.heldBy(owner).length > 0
  }

  /** The owner's call has ended; returns how many transactions it had left open. */
  abortAll(owner: string): number {
    const left = this.heldBy(owner)
    for (const id of left) this.abort(id, owner)
    return left.length
  }

  private heldBy(owner: string): string[] {
    const held = [...this.open].filter(([, entry]) => entry.owner === owner)
    for (const [id, { transaction }] of held) if (!transaction.isOpen) this.forget(id)
    return held.filter(([, { transaction }]) => transaction.isOpen).map(([id]) => id)
  }

  private forget(id: string): void {
    clearTimeout(this.open.get(id)?.timer)
    this.open.delete(id)
  }
}
