import { useEffect, useState, type PropsWithChildren, type ReactNode } from 'react'
import { View, Text } from '@tarojs/components'
import { serverNow } from '../cloud/server-clock'
import type { Stale } from '../cloud/use-query'
import { dateTimeLabel } from './format'
import { onTextScale, textScale } from './text-size'

interface ScreenProps {
  /** Fixed at the lower edge: the page's main button. */
  readonly foot?: ReactNode
  /** When the shown data is old: the page says so above everything else. */
  readonly stale?: Stale | null
}

/** The frame of every page: ground, text size, the note that data is old, and the place for the main button. */
export function Screen({ foot, stale = null, children }: PropsWithChildren<ScreenProps>) {
  const [scale, setScale] = useState(textScale)
  useEffect(() => onTextScale(setScale), [])
  return (
    <View className={foot === undefined ? 'screen' : 'screen has-foot'} style={`--scale:${scale}`}>
      {stale !== null && (
        <View className='banner' ariaRole='status'><Text>{stale.why === 'offline' ? '没有网络' : '暂时刷新不了'}，这是 {dateTimeLabel(stale.since, serverNow())} 的内容</Text></View>
      )}
      {children}
      {foot !== undefined && <View className='foot'>{foot}</View>}
    </View>
  )
}
