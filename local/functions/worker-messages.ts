/** What the host hands to a worker when it starts it. */
export interface WorkerStart {
  readonly functionFile: string
  readonly clockOffset: SharedArrayBuffer
  /** The function is a timer's: nobody waits for it. */
  readonly isTimed: boolean
}

/** Host → worker: one call. */
export interface CallMessage {
  readonly eventText: string
  readonly context: FunctionContext
}

/** Worker → host. A call is answered once; `ready` comes once the function's file is loaded. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly text: string }
  | { readonly kind: 'error'; readonly details: string }

/** The second argument of a function, as SCF fills it. */
export interface FunctionContext {
  readonly request_id: string
  readonly function_name: string
  readonly function_version: string
  readonly namespace: string
  readonly memory_limit_in_mb: number
  readonly time_limit_in_ms: number
  /** `KEY=value;KEY=value`, where lists are not quoted; kept for old readers. */
  readonly environ: string
  /** The same as JSON text. */
  readonly environment: string
}
