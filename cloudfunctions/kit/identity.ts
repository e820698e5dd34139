import tcb from '@cloudbase/node-sdk'

/** The function's second argument as the platform passes it. */
export type FunctionContext = Parameters<typeof tcb.getCloudbaseContext>[0]

/** Who called, as the platform vouches for it. */
export interface Caller {
  readonly openid: string | null
  readonly source: string
  readonly requestId: string
}

/**
 * The caller from this call's context alone. Without the argument the SDK would read `process.env`, which holds another person's id when
 * calls interleave (safety F8); and nothing of the payload is ever asked.
 */
export function callerOf(context: FunctionContext): Caller {
  const values: Readonly<Record<string, unknown>> = { ...tcb.getCloudbaseContext(context) }
  const text = (key: string): string | null => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const requestId = (context as { request_id?: unknown } | undefined)?.request_id
  return { openid: text('WX_OPENID'), source: text('TCB_SOURCE') ?? '', requestId: typeof requestId === 'string' ? requestId : 'unknown' }
}
