import { asyncApi } from './async-api'

/** WeChat's limits in kilobytes: for one key and for all together. */
const maximumKeyKb = 1024
const maximumKb = 10 * 1024

const kilobytesOf = (text: string): number => new Blob([text]).size / 1024

/** The phone's storage. */
export function wxStorage(kept: Map<string, string>) {
  const size = (): number => [...kept.values()].reduce((sum, text) => sum + kilobytesOf(text), 0)
  const getStorageSync = (key: string): unknown => {
    const text = kept.get(key)
    return text === undefined ? '' : (JSON.parse(text) as unknown)
  }
  const setStorageSync = (key: string, value: unknown): void => {
    const text = JSON.stringify(value)
    if (kilobytesOf(text) > maximumKeyKb) throw new Error('setStorageSync:fail entry size limit reached')
    if (size() - kilobytesOf(kept.get(key) ?? '') + kilobytesOf(text) > maximumKb) throw new Error('setStorageSync:fail exceed storage max size 10Mb')
    kept.set(key, text)
  }
  const removeStorageSync = (key: string): void => {
    kept.delete(key)
  }
  return {
    getStorageSync, setStorageSync, removeStorageSync,
    clearStorageSync: (): void => { kept.clear() },
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: Math.ceil(size()), limitSize: maximumKb }),
    getStorage: asyncApi<{ key: string }>('getStorage', ({ key }) => {
      if (!kept.has(key)) throw new Error('data not found')
      return { data: getStorageSync(key) }
    }),
    setStorage: asyncApi<{ key: string; data: unknown }>('setStorage', ({ key, data }) => {
      setStorageSync(key, data)
      return {}
    }),
    removeStorage: asyncApi<{ key: string }>('removeStorage', ({ key }) => {
      removeStorageSync(key)
      return {}
    }),
  }
}
