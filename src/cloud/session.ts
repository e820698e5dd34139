import Taro from '@tarojs/taro'

/** The sign-in of the local cloud on H5; in WeChat the platform itself says who is calling and there is none. */
export interface Session {
  readonly token: string
  readonly personId: string
}

const key = 'shifu:session'

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && typeof (value as Session).token === 'string' && typeof (value as Session).personId === 'string'
}

/**
 * The session of this browser tab, else the one kept on the device. A tab has its own, so that several people can be signed in side by side.
 */
export function readSession(): Session | null {
  const inTab = readTab()
  if (inTab !== null) return inTab
  const kept: unknown = Taro.getStorageSync(key)
  return isSession(kept) ? kept : null
}

function readTab(): Session | null {
  if (process.env.TARO_ENV !== 'h5') return null
  const text = sessionStorage.getItem(key)
  if (text === null) return null
  const parsed: unknown = JSON.parse(text)
  return isSession(parsed) ? parsed : null
}

export function keepSession(session: Session): void {
  if (process.env.TARO_ENV === 'h5') sessionStorage.setItem(key, JSON.stringify(session))
  Taro.setStorageSync(key, session)
}

/** A guest of the customers' page: this tab alone forgets who is signed in on the device. */
export function keepGuest(token: string): void {
  if (process.env.TARO_ENV === 'h5') sessionStorage.setItem(key, JSON.stringify({ token, personId: '' }))
}

export function dropSession(): void {
  if (process.env.TARO_ENV === 'h5') sessionStorage.removeItem(key)
  Taro.removeStorageSync(key)
}
