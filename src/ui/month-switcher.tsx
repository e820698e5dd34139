import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { periodLabel } from './format'
import './month-switcher.scss'

interface MonthSwitcherProps {
  readonly periodId: string
  /** The months that there are, in any order. */
  readonly periods: readonly string[]
  readonly onChoose: (periodId: string) => void
  /** Beneath the month, such as the state of its close. */
  readonly aside?: ReactNode
}

/** One month earlier or later, among those that there are. */
export function MonthSwitcher({ periodId, periods, onChoose, aside }: MonthSwitcherProps) {
  const known = [...periods].sort()
  const here = known.indexOf(periodId)
  const step = (to: string | undefined, label: string, direction: 'earlier' | 'later') => (
    <View className={`month-step ${direction}${to === undefined ? ' off' : ''}`} hoverClass={to === undefined ? 'none' : 'pressed'} ariaRole='button' ariaLabel={to === undefined ? `没有${label}` : `${label}，${periodLabel(to)}`}
      onClick={() => { if (to !== undefined) onChoose(to) }}><View className='chevron' /></View>
  )
  return (
    <View className='month-switcher'>
      {step(known[here - 1], '上个月', 'earlier')}
      <View className='month-name'><Text className='block strong'>{periodLabel(periodId)}</Text>{aside}</View>
      {step(known[here + 1], '下个月', 'later')}
    </View>
  )
}
