import type { ServerResponse } from 'node:http'
import type { SecurityRule } from '../project/project-files'
import { allows } from '../rules/security-rule'
import type { Commit } from '../store/commit'
import type { DocumentStore } from '../store/document-store'
import { printDocument } from '../store/stored-json'

const COLLECTION = 'signals'
const HEARTBEAT_MS = 15_000

/**
 * Server-sent events in place of the platform's `watch`: a browser hears of every change of a `signals` document that
 * the collection's read rule shows it, as soon as the change is on disk.
 */
export class LiveEvents {
  private readonly listeners = new Set<{ readonly openid: string; readonly response: ServerResponse }>()
  private readonly heartbeat: NodeJS.Timeout

  constructor(
    store: DocumentStore,
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

  open(openid: string, response: ServerResponse): void {
    const listener = { openid, response }
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.write('retry: 1000\n\n')
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
      for (const { openid, response } of this.listeners) {
        if (!allows(this.readRule, { auth: { openid }, doc: after })) continue
        response.write(`event: signal\ndata: ${printDocument(after)}\n\n`)
      }
    }
  }
}
