import { View } from '@tarojs/components'
import { Chip } from '../ui/parts'
import './admin.scss'

interface FilterChipsProps {
  readonly choices: readonly { readonly value: string | null; readonly title: string }[]
  readonly value: string | null
  readonly onChoose: (value: string | null) => void
}

/** Choices of what a list shows, in one line that scrolls sideways; nothing where there is no choice. */
export function FilterChips({ choices, value, onChoose }: FilterChipsProps) {
  if (choices.length === 0) return null
  return (
    <View className='filter-chips'>
      {choices.map((choice) => <View key={choice.title} className='filter-chip'><Chip isOn={choice.value === value} onTap={() => { onChoose(choice.value) }}>{choice.title}</Chip></View>)}
    </View>
  )
}
