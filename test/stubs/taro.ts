/** Stands in for Taro in tests that run without a platform: a phone's storage, kept in memory as WeChat keeps it (a copy, never the object). */
const storage = new Map<string, string>()

export default {
  getStorageSync: (key: string): unknown => {
    const text = storage.get(key)
    return text === undefined ? '' : (JSON.parse(text) as unknown)
  },
  setStorageSync: (key: string, value: unknown): void => { storage.set(key, JSON.stringify(value)) },
  removeStorageSync: (key: string): void => { storage.delete(key) },
  clearStorageSync: (): void => { storage.clear() },
  getStorageInfoSync: (): { keys: string[] } => ({ keys: [...storage.keys()] }),
}
