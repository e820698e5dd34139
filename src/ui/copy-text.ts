import Taro from '@tarojs/taro'
import { toast } from './toast'

/** Copies a text and says so. WeChat asks the person first, and says no where the company's privacy guide does not name the clipboard. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
  } catch (failure) {
    console.warn('not copied', failure)
    toast('没有复制成功，请允许使用剪贴板后再试')
    return
  }
  toast(done)
}
