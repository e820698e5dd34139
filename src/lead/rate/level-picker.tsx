import { Text, View } from '@tarojs/components'
import type { RateLine } from './rate-view'

interface LevelPickerProps {
  readonly levels: RateLine['levels']
  readonly chosen: number | null
  readonly onChoose: (level: number) => void
}

/** One of five levels: each with what it means and what it is worth, one tap each. */
export function LevelPicker({ levels, chosen, onChoose }: LevelPickerProps) {
  return (
    <View className='rate-levels'>
      {levels.map(({ level, label, points }) => (
        <View key={level} className={`rate-level${level === chosen ? ' rate-level-on' : ''}`} ariaRole='button' ariaLabel={`${level} 级，${label}，${points} 分${level === chosen ? '，已选' : ''}`} onClick={() => { onChoose(level) }}>
          <Text className='rate-level-name strong'>{level} 级</Text>
          <Text className='rate-level-label'>{label}</Text>
          <Text className='figure'>{points}</Text>
        </View>
      ))}
    </View>
  )
}
