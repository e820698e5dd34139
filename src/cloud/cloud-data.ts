import Taro from '@tarojs/taro'
import { QueryCache } from './query-cache'
import { readSession } from './session'

const prefix = 'shifu:copy:'
/** Copies belong to the person who was signed in, so that tabs of several people never show each other's. */
const storageKey = (key: string) => `${prefix}${readSession()?.personId ?? ''}:${key}`

/** A key holds at most 1 MB in WeChat; a copy larger than this is not worth keeping for offline reading. */
const maximumCharacters = 200_000

/** The app's one cache of cloud data, with copies on the phone for reading without network. */
export const cloudData = new QueryCache({
  read: (key) => {
    const text: unknown = Taro.getStorageSync(storageKey(key))
    if (typeof text !== 'string' || text === '') return null
    return JSON.parse(text) as { data: unknown; fetchedAt: string }
  },
  write: (key, copy) => {
    const text = JSON.stringify(copy)
    if (text.length <= maximumCharacters) Taro.setStorageSync(storageKey(key), text)
  },
})

/** Forgets all cloud data on this phone: at sign-out, and when another person signs in. */
export function forgetCloudData(): void {
  cloudData.clear()
  for (const key of Taro.getStorageInfoSync().keys) {
    if (key.startsWith(storageKey(''))) Taro.removeStorageSync(key)
  }
}
