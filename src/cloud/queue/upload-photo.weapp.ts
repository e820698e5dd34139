import Taro from '@tarojs/taro'
import { NoAnswerError } from '../no-answer-error'
import { pathOf, readPhoto } from './photo-files.weapp'
import { photoGone, photoNotTaken } from './photo-gone'
import type { Reply } from './queue-runner'

/** What WeChat says when it is the network's fault; anything else is no matter of waiting. */
const networkTrouble = /network|timeout|timed out|request:fail|interrupted|abort/i

/** In WeChat the platform itself uploads to the cloud's storage, which the app may write to and not read. */
export async function uploadPhoto(name: string, cloudPath: string): Promise<Reply<{ readonly fileId: string }>> {
  if (await readPhoto(name) === null) return photoGone
  try {
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: pathOf(name) })
    return { ok: true, output: { fileId: fileID } }
  } catch (failure) {
    const errMsg = (failure as { errMsg?: unknown } | null)?.errMsg
    const message = typeof errMsg === 'string' ? errMsg : String(failure)
    if (networkTrouble.test(message)) throw new NoAnswerError(message)
    console.warn('a photo was not taken', message)
    return photoNotTaken
  }
}
