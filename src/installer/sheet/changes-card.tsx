import { Text } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { DayRows, DaysLine } from '../../ui/day-changes'
import { Card } from '../../ui/parts'
import { daysViewOf } from '../../ui/score-days'

/** 每天的变化: the whole month as a line of steps, and every day on which the total moved with its causes. */
export function ChangesCard({ sheet, now }: { readonly sheet: SheetView; readonly now: string }) {
  const { headline, days, line } = daysViewOf(sheet, now)
  if (headline === null || line === null) return null
  const aside = sheet.state === 'live' ? <Text className={headline.isToday ? `strong ${headline.isGain ? 'good' : 'bad'}` : ''}>{headline.text}</Text> : `${days.length} 天有变化`
  return (
    <Card title='每天的变化' aside={aside}>
      <DaysLine line={line} />
      <DayRows days={days} />
    </Card>
  )
}
