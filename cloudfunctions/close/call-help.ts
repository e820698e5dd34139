import { app } from '../kit/database'
import { log } from '../kit/log'

/** How many further instances share the work of one that has found much. */
const helperCount = 3

/** Long enough for a call to be on its way; its answer is not needed. */
const sendingMs = 5_000

/**
 * Lends a call for help, which does something the first time only: further instances of the close, which lease what nobody works on. Nobody waits
 * for them, and one that does not come is not missed: the timer strikes again.
 */
export function helpCaller(requestId: string): () => void {
  let isCalled = false
  return () => {
    if (isCalled) return
    isCalled = true
    for (let count = 0; count < helperCount; count += 1) {
      app.callFunction({ name: 'close', data: {} }, { timeout: sendingMs }).catch(() => { log('unanswered', { requestId, action: 'close' }) })
    }
  }
}
