import type { ServerResponse } from 'node:http'
import { allows } from '../rules/security-rule'
import type { SecurityRule } from '../rules/security-rule'
import type { Commit } from '../store/commit'
import type { DocumentStore } from '../store/document-store'
import { printDocument } from '../store/stored-json'
import type { StoredDocument } from '../store/stored-value'

const COLLECTION = 'signals'
const HEARTBEAT_MS = 15_000

interface Listener {
  readonly openid: string
  readonly response: ServerResponse
}

/**
 * Server-sent events in place of the platform's `watch`: a browser hears of every change of a `signals` document that
 * the collection's read rule shows it, as soon as the change is on disk.
 */
export class LiveEvents {
  private readonly listeners = new Set<Listener>()
  private readonly heartbeat: NodeJS.Timeout

  constructor(
    private readonly store: DocumentStore,
    private readonly readRule: SecurityRule,
  ) {
    store.onCommit((commit) => {
      this.tell(commit)
    })
    this.heartbeat = setInterval(() => {
      for (const { response } of this.listeners) response.write(': still here\n\n')
    }, HEARTBEAT_MS)
    this.heartbeat.unref()
  }

  /** Begins with the documents as they are now, as `watch` does: what changed while nobody listened is not missed. */
  open(openid: string, response: ServerResponse): void {
    const listener = { openid, response }
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.write('retry: 1000\n\n')
    if (this.store.collectionNames().includes(COLLECTION)) {
      for (const document of this.store.collection(COLLECTION).all()) this.show(document, listener)
    }
    this.listeners.add(listener)
    response.on('close', () => this.listeners.delete(listener))
  }

  close(): void {
    clearInterval(this.heartbeat)
    for (const { response } of this.listeners) response.end()
  }

  private tell({ changes }: Commit): void {
    for (const { collection, after } of changes) {
      if (collection !== COLLECTION || after === null) continue
      for (const listener of this.listeners) this.show(after, listener)
    }
  }

  private show(document: StoredDocument, { openid, response }: Listener): void {
    if (!allows(this.readRule, { auth: { openid }, doc: document })) return
    response.write(`event: signal\ndata: ${printDocument(document)}\n\n`)
  }
}
