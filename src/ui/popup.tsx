import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'

interface PopupProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A sheet from the lower edge for one small task; a tap beside it closes it. */
export function Popup({ title, isOpen, onClose, children }: PropsWithChildren<PopupProps>) {
  if (!isOpen) return null
  return (
    <View>
      <View className='veil' ariaLabel='关闭' onClick={onClose} />
      <View className='popup' ariaRole='dialog' ariaLabel={title}>
        <View className='popup-title'><Text>{title}</Text><View className='popup-close' ariaRole='button' onClick={onClose}>关闭</View></View>
        {children}
      </View>
    </View>
  )
}
