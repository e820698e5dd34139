import { useEffect, useState, type PropsWithChildren, type ReactNode } from 'react'
import { View, Text } from '@tarojs/components'
import { dateTimeLabel } from './format'
import { onTextScale, textScale } from './text-size'

interface ScreenProps {
  /** Fixed at the lower edge: the page's main button. */
  readonly foot?: ReactNode
  /** When the shown data is an old copy: its time; the page says so above everything else. */
  readonly offlineSince?: string | null
}

/** The frame of every page: ground, text size, the note that data is old, and the place for the main button. */
export function Screen({ foot, offlineSince, children }: PropsWithChildren<ScreenProps>) {
  const [scale, setScale] = useState(textScale)
  useEffect(() => onTextScale(setScale), [])
  return (
    <View className={foot === undefined ? 'screen' : 'screen has-foot'} style={`--scale:${scale}`}>
      {offlineSince !== undefined && offlineSince !== null && (
        <View className='banner' ariaRole='status'><Text>没有网络，这是 {dateTimeLabel(offlineSince)} 的内容</Text></View>
      )}
      {children}
      {foot !== undefined && <View className='foot'>{foot}</View>}
    </View>
  )
}
