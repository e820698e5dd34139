import type { CallReply, CallRequest } from '@shared/contract/call'
import { NoAnswerError } from './no-answer-error'

/** Sends a request to the function `api`. This plain file stands for tsc and for tests; each target has its own beside it. */
export function send(_request: CallRequest): Promise<CallReply> {
  return Promise.reject(new NoAnswerError('no platform'))
}
