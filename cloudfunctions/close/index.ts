import { callerOf, type FunctionContext } from '../kit/identity'
import { log, logBug } from '../kit/log'
import { helpCaller } from './call-help'
import type { SliceResult } from './drain'
import { runSlice } from './run-slice'

/** A slice stops itself at this share of the function's time limit, so that nothing is cut in the middle. */
const shareOfLimit = 0.7

/** A slice is no longer than this however much time the function has: another goes on, and what a kill takes back stays small. */
const longestMs = 12_000

/** The platform's own timer, and what a function that the timer has started calls: the close itself, for help. A client's call never has these. */
const timer = 'wx_trigger'
const calledForHelp = `${timer},scf`

/**
 * The timer's entry. Only the platform's own timer may start it: the source must be exactly one of two, and nothing of the event is used. It is
 * harmless besides: a slice does what is due by the server's clock, and nothing that is done already.
 */
export async function main(_event: unknown, context: FunctionContext): Promise<{ ok: boolean } & SliceResult> {
  const startedAt = Date.now()
  const { requestId, source } = callerOf(context)
  if (source !== timer && source !== calledForHelp) {
    log('refused', { requestId, action: 'close', code: 'forbidden' })
    return { ok: false, moved: 0, isDone: true }
  }
  const limitMs = Number((context as { time_limit_in_ms?: unknown } | undefined)?.time_limit_in_ms ?? 20_000)
  try {
    const result = await runSlice(startedAt + Math.min(limitMs * shareOfLimit, longestMs), requestId, source === timer ? helpCaller(requestId) : () => undefined)
    log('slice', { requestId, action: 'close', ms: Date.now() - startedAt, count: result.moved })
    return { ok: true, ...result }
  } catch (failure) {
    logBug(failure, { requestId, action: 'close' })
    throw failure
  }
}
