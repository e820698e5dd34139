import { Input, View } from '@tarojs/components'
import { useSpoken } from './use-spoken'

interface PointsEntryProps {
  readonly label: string
  /** As typed; empty while nothing is given. */
  readonly value: string
  readonly isLarge?: boolean
  readonly onLess: () => void
  readonly onMore: () => void
  readonly onType: (value: string) => void
}

/** Points by less and more, or typed straight in; what a step is, is the page's business. */
export function PointsEntry({ label, value, isLarge = false, onLess, onMore, onType }: PointsEntryProps) {
  const spoken = useSpoken(label)
  return (
    <View className={isLarge ? 'stepper points-entry large' : 'stepper points-entry'}>
      <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${label}减少`} onClick={onLess}>−</View>
      <Input {...spoken} className='points' type='digit' value={value} placeholder='—' placeholderClass='input-hint' maxlength={6} ariaLabel={label} onInput={(event) => { onType(event.detail.value.trim()) }} />
      <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${label}增加`} onClick={onMore}>+</View>
    </View>
  )
}
