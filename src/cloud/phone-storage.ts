import Taro from '@tarojs/taro'
import type { PhoneStorage } from './copy-shelf'

/** The phone's key-value storage through the platform. */
export const phoneStorage: PhoneStorage = {
  keys: () => Taro.getStorageInfoSync().keys,
  read: (key): unknown => Taro.getStorageSync(key),
  write: (key, value) => { Taro.setStorageSync(key, value) },
  remove: (key) => { Taro.removeStorageSync(key) },
}
