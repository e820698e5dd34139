import { Text, View } from '@tarojs/components'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { open } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Card, Row, Tag } from '../../ui/parts'
import { monthTodayOf } from './month-view'

/** The month for those who close it: how far it is, what waits, and the way there. */
export function MonthToday() {
  const now = useNow()
  const { data, refusal, refetch } = useQuery('read-period', { periodId: null })
  if (data === undefined) return refusal === null ? <Skeleton heights={[240]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  const month = monthTodayOf(data, now)
  if (month === null) return null
  const { meter } = month
  const go = () => { open(month.url) }
  return (
    <Card title={month.heading} aside={<Tag tone={month.state.tone}>{month.state.title}</Tag>}>
      <View className='month-today' hoverClass='pressed' ariaRole='button' ariaLabel={`${month.heading}，${meter === null ? '' : `${meter.figure}${meter.rest}，`}打开`} onClick={go}>
        {meter !== null && <View className='line'><View><Text className='figure-l'>{meter.figure}</Text><Text className='muted'>{meter.rest}</Text></View><View className='chevron' /></View>}
        {meter !== null && <View className='bar month-bar'><View className={`fill ${meter.tone}`} style={{ width: `${meter.percent}%` }} /></View>}
        <Text className='block muted'>{month.sentence}</Text>
      </View>
      {month.waits.map((wait) => <Row key={wait.title} title={wait.title} detail={wait.detail} onTap={go} />)}
    </Card>
  )
}
