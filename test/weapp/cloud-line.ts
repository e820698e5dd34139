import { join } from 'node:path'
import * as z from 'zod/mini'
import { CloudError } from '../../local'
import type { LocalCloud } from '../../local'
import { readProjectFiles } from '../../local/project/project-files'
import { allows } from '../../local/rules/security-rule'

const project = readProjectFiles(join(__dirname, '..', '..'))
const SignIn = z.object({ token: z.string(), openid: z.string() })
const Uploaded = z.object({ fileID: z.string() })
/** Queries by equal texts are all that the app asks. */
const Query = z.intersection(z.object({ _id: z.string() }), z.record(z.string(), z.string()))
const Signal = z.looseObject({ _id: z.string() })
export type Signal = z.infer<typeof Signal>

/** How a function answered, as it crosses into the browser. */
export type FunctionAnswer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly message: string; readonly code?: number }

/**
 * One person's line to the local cloud, in the place of WeChat's: their openid comes from here and never from the app, and the rules of the
 * deployment bind them as they bind a phone.
 */
export class PersonCloudLine {
  private readonly connections = new Map<number, AbortController>()
  /** The phone has no network. */
  isOffline = false

  /** `personId`: whom the local cloud's sign-in knows by that account, for uploads. */
  constructor(private readonly cloud: LocalCloud, private readonly openid: string, private readonly personId: string | null = null) {}

  async callFunction(name: string, data: unknown): Promise<FunctionAnswer> {
    if (this.isOffline) return { ok: false, message: 'request:fail', code: -1 }
    if (!allows(project.functionRules.get(name) ?? false, { auth: { openid: this.openid } })) return { ok: false, message: 'permission denied', code: -501_023 }
    try {
      return { ok: true, result: await this.cloud.call(name, data, { openid: this.openid }) }
    } catch (error) {
      if (error instanceof CloudError) return { ok: false, message: `${error.code} ${error.message}`, code: -501_000 }
      throw error
    }
  }

  /** To the local cloud's storage, under its rules for clients; the bytes come in base64. */
  async uploadFile(cloudPath: string, content: string): Promise<{ readonly ok: true; readonly fileID: string } | { readonly ok: false; readonly message: string; readonly code?: number }> {
    if (this.isOffline) return { ok: false, message: 'request:fail network', code: -1 }
    const token = this.personId === null ? null : await this.signIn(this.personId)
    if (token === null) return { ok: false, message: 'permission denied', code: -503_001 }
    const response = await fetch(`${this.cloud.url}/upload/${cloudPath}`, { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(Buffer.from(content, 'base64')) })
    if (!response.ok) return { ok: false, message: `storage refused: ${await response.text()}`, code: -503_001 }
    return { ok: true, fileID: Uploaded.parse(await response.json()).fileID }
  }

  /** Answers why the query may not be watched, else null; then `tell` hears of the document as it stands and of every change of it. */
  async watch(id: number, collection: string, query: object, tell: (signal: Signal, isFirst: boolean) => void): Promise<string | null> {
    // The platform lets a client read only what the query itself proves to be allowed; `{openid}` stands for whoever asks.
    const asked = Object.entries(query).map(([key, value]): [string, unknown] => [key, value === '{openid}' ? this.openid : value])
    const proven = Query.parse(Object.fromEntries(asked))
    if (!allows(project.databaseRules.get(collection)?.read ?? false, { auth: { openid: this.openid }, doc: proven })) return 'database permission denied'
    const token = await this.signIn(proven._id)
    if (token === null) return 'no document'
    const connection = new AbortController()
    this.connections.set(id, connection)
    let isFirst = true
    void this.listen(token, connection.signal, (signal) => {
      if (!Object.entries(proven).every(([key, value]) => signal[key] === value)) return
      tell(signal, isFirst)
      isFirst = false
    })
    return null
  }

  unwatch(id: number): void {
    this.connections.get(id)?.abort()
    this.connections.delete(id)
  }

  close(): void {
    for (const id of [...this.connections.keys()]) this.unwatch(id)
  }

  /** The local cloud tells of signals by server-sent events, to whom it has signed in. */
  private async signIn(personId: string): Promise<string | null> {
    const response = await fetch(`${this.cloud.url}/local/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId }) })
    if (!response.ok) return null
    const { token, openid } = SignIn.parse(await response.json())
    return openid === this.openid ? token : null
  }

  private async listen(token: string, signal: AbortSignal, onSignal: (signal: Signal) => void): Promise<void> {
    try {
      const { body }: { readonly body: unknown } = await fetch(`${this.cloud.url}/local/events?token=${encodeURIComponent(token)}`, { signal })
      let text = ''
      const decoder = new TextDecoder()
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        const events = `${text}${decoder.decode(chunk, { stream: true })}`.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          const data = /^event: signal\ndata: (.*)$/m.exec(event)?.[1]
          if (data !== undefined) onSignal(Signal.parse(JSON.parse(data)))
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
