import Taro from '@tarojs/taro'

/** Text sizes that a person can choose; WeChat's own setting is the default. */
export const textSizes = [
  { scale: 1, title: '标准' },
  { scale: 1.15, title: '大' },
  { scale: 1.35, title: '特大' },
] as const

const key = 'shifu:text-scale'
const listeners = new Set<(scale: number) => void>()

function platformScale(): number {
  if (process.env.TARO_ENV !== 'weapp') return 1
  const info: object = Taro.getAppBaseInfo()
  // Taro's types leave this part of WeChat's out.
  const setting: unknown = 'fontSizeSetting' in info ? info.fontSizeSetting : undefined
  return typeof setting === 'number' ? Math.min(1.4, Math.max(1, setting / 16)) : 1
}

/** The scale in force: the person's choice, else the platform's. */
export function textScale(): number {
  const kept: unknown = Taro.getStorageSync(key)
  return typeof kept === 'number' && kept >= 1 && kept <= 1.6 ? kept : platformScale()
}

export function chooseTextScale(scale: number): void {
  Taro.setStorageSync(key, scale)
  for (const listener of listeners) listener(scale)
}

export function onTextScale(listener: (scale: number) => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
