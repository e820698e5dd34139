import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { kindsOf, stepsFrom } from './month-switcher-view'
import { periodLabel } from './format'
import { Segments } from './parts'
import './month-switcher.scss'

interface MonthSwitcherProps {
  readonly periodId: string
  /** The periods that there are, in any order. */
  readonly periods: readonly string[]
  readonly onChoose: (periodId: string) => void
  /** Beneath the month, such as the state of its close. */
  readonly aside?: ReactNode
}

/** One period earlier or later among those of its kind; where there are several kinds, also another kind. */
export function MonthSwitcher({ periodId, periods, onChoose, aside }: MonthSwitcherProps) {
  const { kind, choices } = kindsOf(periodId, periods)
  const { earlier, later } = stepsFrom(periodId, periods)
  const step = (to: string | null, label: string, direction: 'earlier' | 'later') => (
    <View className={`month-step ${direction}${to === null ? ' off' : ''}`} hoverClass={to === null ? 'none' : 'pressed'} ariaRole='button' ariaLabel={to === null ? `没有${label}` : `${label}，${periodLabel(to)}`}
      onClick={() => { if (to !== null) onChoose(to) }}><View className='chevron' /></View>
  )
  return (
    <View>
      {choices.length > 1 && <Segments value={kind} choices={choices.map(({ value, title }) => ({ value, title }))} onChoose={(wanted) => { const to = choices.find(({ value }) => value === wanted); if (to !== undefined && wanted !== kind) onChoose(to.newest) }} />}
      <View className='month-switcher'>
        {step(earlier, '上一期', 'earlier')}
        <View className='month-name'><Text className='block strong'>{periodLabel(periodId)}</Text>{aside}</View>
        {step(later, '下一期', 'later')}
      </View>
    </View>
  )
}
