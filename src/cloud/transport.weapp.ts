import Taro from '@tarojs/taro'
import type { CallReply, CallRequest } from '@shared/contract/call'
import { NoAnswerError } from './no-answer-error'
import { isCallReply } from './call-reply'

/** What went wrong, for the log: WeChat fails with an object that is no Error. */
function reasonOf(failure: unknown): string {
  const errMsg = (failure as { errMsg?: unknown } | null)?.errMsg
  if (typeof errMsg === 'string') return errMsg
  return failure instanceof Error ? failure.message : String(failure)
}

/** Sends a request to the cloud function `api`; WeChat vouches for who is calling. */
export async function send(request: CallRequest): Promise<CallReply> {
  let result: unknown
  try {
    const answer = await Taro.cloud.callFunction({ name: 'api', data: { ...request } })
    result = answer.result
  } catch (failure) {
    throw new NoAnswerError(reasonOf(failure))
  }
  if (!isCallReply(result)) throw new NoAnswerError('not a reply')
  return result
}
