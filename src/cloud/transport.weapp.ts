import Taro from '@tarojs/taro'
import type { CallReply, CallRequest } from '@shared/contract/call'
import { NoAnswerError } from './no-answer-error'
import { isCallReply } from './call-reply'

/** Sends a request to the cloud function `api`; WeChat vouches for who is calling. */
export async function send(request: CallRequest): Promise<CallReply> {
  let result: unknown
  try {
    const answer = await Taro.cloud.callFunction({ name: 'api', data: { ...request } })
    result = answer.result
  } catch (failure) {
    throw new NoAnswerError(failure instanceof Error ? failure.message : String(failure))
  }
  if (!isCallReply(result)) throw new NoAnswerError('not a reply')
  return result
}
