import type { CallReply, CallRequest } from '@shared/contract/call'
import { NoAnswerError } from './no-answer-error'
import { isCallReply } from './call-reply'
import { serverNow } from './server-clock'
import { readSession } from './session'

/** How long a call may take before it counts as unanswered. */
const timeoutMs = 20_000

function notSignedIn(): CallReply {
  return { ok: false, refusal: { code: 'not-signed-in', message: '还没有登录' }, now: serverNow(), requestId: '' }
}

/** Sends a request to the local cloud under the token of its sign-in. */
export async function send(request: CallRequest): Promise<CallReply> {
  const session = readSession()
  if (session === null) return notSignedIn()
  const controller = new AbortController()
  const timer = setTimeout(() => { controller.abort() }, timeoutMs)
  try {
    const response = await fetch('/call/api', {
      method: 'POST', signal: controller.signal, body: JSON.stringify({ data: request }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.token}` },
    })
    if (response.status === 401) return notSignedIn()
    const body: unknown = await response.json()
    const result = (body as { result?: unknown } | null)?.result
    if (!isCallReply(result)) throw new NoAnswerError(`answered ${response.status}`)
    return result
  } catch (failure) {
    throw failure instanceof NoAnswerError ? failure : new NoAnswerError(failure instanceof Error ? failure.message : String(failure))
  } finally {
    clearTimeout(timer)
  }
}
