import { View } from '@tarojs/components'
import { Chip } from '../ui/parts'
import './admin.scss'

interface FilterChipsProps<Value extends string> {
  readonly choices: readonly { readonly value: Value | null; readonly title: string }[]
  readonly value: Value | null
  readonly onChoose: (value: Value | null) => void
}

/** Choices of what a list shows, in one line that scrolls sideways; nothing where there is no choice. */
export function FilterChips<Value extends string>({ choices, value, onChoose }: FilterChipsProps<Value>) {
  if (choices.length === 0) return null
  return (
    <View className='filter-chips'>
      {choices.map((choice) => <View key={choice.title} className='filter-chip'><Chip isOn={choice.value === value} onTap={() => { onChoose(choice.value) }}>{choice.title}</Chip></View>)}
    </View>
  )
}
