import type { DemoPerson } from './http/demo-people'
import type { UnindexedQuery } from './query/unindexed-queries'
import type { SentMessage, WxAnswer } from './wire/sent-messages'

/** A piece of what a function printed; `isError` for what came on its stderr. */
export type FunctionOutput = (text: string, isError: boolean) => void

export interface LocalCloudOptions {
  /** Where cloudbaserc.json, database/ and dist/ lie. */
  readonly projectDir: string
  /** Where data is kept. Without it everything lives in memory only. */
  readonly dataDir?: string
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** Sets the demonstration clock forward at the start. */
  readonly now?: Date
  /** Default: the `functionRoot` of cloudbaserc.json. */
  readonly functionsDir?: string
  /** Default: dist/h5 of the project. */
  readonly webDir?: string
  /** The built function-worker.js. Default: that of dist/local of the project. */
  readonly workerFile?: string
  /** How many calls of a function run at once. Default: api 3, close 2, notify 2, others 1. */
  readonly poolSizes?: Readonly<Record<string, number>>
  /** Starts all workers before the cloud is ready. Otherwise the first calls start them. */
  readonly warm?: boolean
  /** 30 s as on the platform. */
  readonly transactionLimitMs?: number
  /** Collections with fewer documents may be read whole without a report. Default 100. */
  readonly unindexedFromDocuments?: number
  /** Gets what functions print. Without it that is dropped. */
  readonly onFunctionOutput?: FunctionOutput
  readonly log?: (message: string) => void
  /** What WeChat's open API answers, its error code; 0 without it. */
  readonly onWxApi?: WxAnswer
}

/** How the real SDK reaches the local cloud from outside a function. */
export interface AdminAccess {
  /** For `tcb.init(…)`. */
  readonly sdkConfig: {
    readonly env: string
    readonly secretId: string
    readonly secretKey: string
    readonly serviceUrl: string
  }
  /** The same as environment variables. `TENCENTCLOUD` keeps the SDK from looking up a metadata host per request. */
  readonly environment: Readonly<Record<string, string>>
}

/** As whom a function is called: a person's WeChat account or the timer. */
export type CallAs = { readonly openid: string } | { readonly source: 'wx_trigger' }

export interface LocalCloud {
  readonly url: string
  readonly port: number
  readonly admin: AdminAccess
  now(): Date
  /** Calls a function without HTTP; resolves with what it returns, rejects with a CloudError. Rules for clients do not apply. */
  call(functionName: string, data: unknown, as: CallAs): Promise<unknown>
  /** Sets the demonstration clock forward; refuses to set it back. Timers fire at once where they were started. */
  setClock(to: Date | string): void
  /** Sets the clock anywhere and skips timers up to then: for filling an empty data folder only. */
  setClockUnchecked(to: Date | string): void
  /** From here on timers fire by themselves; until then only `tickTimers()` fires them. */
  startTimers(): void
  /** Fires the timers that are due and waits for their calls; names them as `function/timer`. */
  tickTimers(): Promise<string[]>
  /** Over all documents: equal hashes mean that nothing changed. */
  storeHash(): string
  /** Queries that no index served, by shape. */
  unindexedQueries(): UnindexedQuery[]
  /** How many requests of the SDK came so far: what an action costs in round trips. */
  requestCount(): number
  /** Everybody whom a browser can be signed in as. */
  people(): DemoPerson[]
  /** Subscription messages that would have been sent through WeChat, the newest first. */
  sentMessages(): readonly SentMessage[]
  isEmpty(): boolean
  /** Small texts kept in the data folder beside the documents. */
  readNote(name: string): string | null
  writeNote(name: string, text: string): void
  close(): Promise<void>
}
