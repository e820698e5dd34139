import { Text, View } from '@tarojs/components'
import { DayRows } from '../../ui/day-changes'
import { Card, Row } from '../../ui/parts'
import type { DaysView } from '../../ui/score-days'

/** How many days home tells of; the sheet has them all. */
const daysOnHome = 3

/** What changed since yesterday and on the days before, as long as anything has. */
export function HomeDays({ days: { headline, days }, onAll }: { readonly days: DaysView; readonly onAll: () => void }) {
  if (headline === null) return null
  return (
    <Card title='这几天的变化' aside={<Text className={headline.isToday ? `strong ${headline.isGain ? 'good' : 'bad'}` : ''}>{headline.text}</Text>}>
      <DayRows days={days.slice(0, daysOnHome)} />
      {days.length > daysOnHome && <View className='days-all'><Row title={`全部 ${days.length} 天`} onTap={onAll} /></View>}
    </Card>
  )
}
