import { callerOf, type FunctionContext } from '../kit/identity'
import { log, logBug } from '../kit/log'
import { runSlice } from './run-slice'

/** A slice stops itself at this share of the function's time limit, so that nothing is cut in the middle. */
const shareOfLimit = 0.7

/** The timer's entry. Only the platform's own timer may start it, and nothing of the event is used. */
export async function main(_event: unknown, context: FunctionContext): Promise<{ ok: boolean; moved: number; isDone: boolean }> {
  const startedAt = Date.now()
  const { requestId, source } = callerOf(context)
  if (source !== 'wx_trigger') {
    log('refused', { requestId, action: 'notify', code: 'forbidden' })
    return { ok: false, moved: 0, isDone: true }
  }
  const limitMs = Number((context as { time_limit_in_ms?: unknown } | undefined)?.time_limit_in_ms ?? 20_000)
  try {
    const result = await runSlice({ deadlineMs: startedAt + limitMs * shareOfLimit, requestId })
    log('slice', { requestId, action: 'notify', ms: Date.now() - startedAt, count: result.moved })
    return { ok: true, ...result }
  } catch (failure) {
    logBug(failure, { requestId, action: 'notify' })
    throw failure
  }
}
