import { randomUUID } from 'node:crypto'
import { CloudError, invalidParam } from '../cloud-error'
import { messageOf } from '../failure'
import type { UnindexedQueries } from '../query/unindexed-queries'
import type { DocumentStore } from '../store/document-store'
import { storageActions } from '../storage/storage-actions'
import type { StorageParts } from '../storage/storage-actions'
import { databaseActions } from './database-actions'
import type { SentMessages } from './sent-messages'
import type { OpenTransactions } from './open-transactions'
import { Turns } from './turns'
import { WireRequest } from './wire-request'

/** Who sends a request: a function's worker during a call, or an administrator's handle (tests, the demo company). */
export interface WireCaller {
  readonly key: string
  /** One call at a time comes from here, so that an open transaction is known to be this caller's. */
  readonly isWorker: boolean
  /** A person waits for the answer: the app has called the function. */
  readonly isAwaited: boolean
}

export type WireReply = Record<string, unknown> & { readonly requestId: string }

export interface WireProtocolParts {
  readonly store: DocumentStore
  readonly transactions: OpenTransactions
  readonly unindexed: UnindexedQueries
  readonly storage: StorageParts
  readonly sent: SentMessages
  readonly now: () => Date
  /** Runs a function for another function; both data and result are JSON texts. */
  readonly invokeFunction: (name: string, dataText: string, caller: WireCaller) => Promise<string>
  readonly logBug: (error: unknown) => void
}

/** Requests that the SDK sends outside a transaction even from within one (see the traps in docs). */
const OUTSIDE_TRANSACTIONS = new Set(['database.calculateDocument', 'database.aggregateDocuments'])

const readsOneCollection = new Set(['database.getDocument', 'database.calculateDocument'])

/** Answers the requests of @cloudbase/node-sdk. Always replies; an error is `{code, message, requestId}`. */
export class WireProtocol {
  /** How many requests came: what a page costs in round trips. */
  requests = 0
  private readonly turns = new Turns()

  constructor(private readonly parts: WireProtocolParts) {}

  async answer(body: unknown, caller: WireCaller): Promise<WireReply> {
    const requestId = randomUUID()
    this.requests += 1
    try {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidParam('the body must be an object')
      // A close that moves thousands of sheets leaves the people in between.
      if (!caller.isAwaited) await this.turns.take()
      const request = new WireRequest({ ...body }, this.parts.now())
      const reply = await this.perform(request, caller)
      await this.untilDurable(request)
      return { ...reply, requestId }
    } catch (error) {
      if (!(error instanceof CloudError)) this.parts.logBug(error)
      const code = error instanceof CloudError ? error.code : 'SYS_ERR'
      const message = messageOf(error)
      return { code, message, requestId }
    }
  }

  private perform(request: WireRequest, caller: WireCaller): Promise<object> | object {
    const { store, transactions } = this.parts
    const { action } = request
    switch (action) {
      case 'database.addCollection':
        store.createCollection(request.collection)
        return {}
      case 'database.startTransaction':
        return { transactionId: transactions.start(caller.key) }
      case 'database.commitTransaction':
        transactions.commit(request.text('transactionId'), caller.key)
        return {}
      case 'database.abortTransaction':
        transactions.abort(request.text('transactionId'), caller.key)
        return {}
      case 'functions.invokeFunction':
        return this.invoke(request, caller)
      case 'wx.api':
        return this.parts.sent.call(request).then((data) => ({ data }))
      default: {
        const storageAction = storageActions[action]
        return storageAction === undefined ? { data: this.access(request, caller) } : storageAction(request, this.parts.storage).then((data) => ({ data }))
      }
    }
  }

  /** What is told must not be lost: also a reader waits until what it saw is on disk. A transaction's begin and end without a commit tell nothing. */
  private async untilDurable(request: WireRequest): Promise<void> {
    const { store } = this.parts
    const { action } = request
    if (action === 'database.startTransaction' || action === 'database.abortTransaction') return
    const isOfOneCollection = readsOneCollection.has(action) || (request.transactionId !== null && action !== 'database.commitTransaction')
    await (isOfOneCollection ? store.durableOf(request.collection) : store.durable())
  }

  private async invoke(request: WireRequest, caller: WireCaller): Promise<object> {
    const dataText = request.optionalText('request_data') ?? '{}'
    const resultText = await this.parts.invokeFunction(request.text('function_name'), dataText, caller)
    return { data: { response_data: resultText } }
  }

  private access(request: WireRequest, caller: WireCaller): object {
    const action = databaseActions[request.action]
    if (action === undefined) throw new CloudError('INVALID_ACTION', `action ${request.action} is not known here`)
    const { store, transactions, unindexed } = this.parts
    const { transactionId } = request
    if (transactionId === null) {
      this.refuseOutsideTransaction(request, caller)
      const view = store.begin()
      try {
        const data = action(request, { view, unindexed })
        view.commit()
        return data
      } finally {
        view.abort()
      }
    }
    const view = transactions.get(transactionId, caller.key)
    try {
      return action(request, { view, unindexed })
    } catch (error) {
      // As on the server, whatever fails inside a transaction ends it.
      view.abort()
      throw error
    }
  }

  private refuseOutsideTransaction(request: WireRequest, caller: WireCaller): void {
    if (!caller.isWorker || !this.parts.transactions.isAnyOpen(caller.key)) return
    const isWhereWrite = request.isWhere && request.action !== 'database.getDocument'
    if (!isWhereWrite && !OUTSIDE_TRANSACTIONS.has(request.action)) return
    throw new CloudError(
      'DATABASE_TRANSACTION_FAIL',
      `${request.action} by where() is refused while a transaction is open: the SDK sends it outside the transaction`,
    )
  }
}
