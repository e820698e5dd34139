import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Avatar, Bar, Card, Row, Tag } from '../../ui/parts'
import { pointsLabel } from '../../ui/format'
import { shownRows, teamTodayOf } from './team-view'

/** The team for those who lead it: who moved, who has a dispute, where points are lost. */
export function TeamToday() {
  const { data, refusal, refetch } = useQuery('list-team', { periodId: null, order: 'moved', count: shownRows })
  if (data === undefined) return refusal === null ? <Skeleton heights={[420]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  const team = teamTodayOf(data, serverNow())
  return (
    <View>
      <Card title='团队' aside={team.heading}>
        {team.rows.map((row) => (
          <Row key={row.id} lead={<Avatar name={row.name} />} title={row.name} detail={row.detail} onTap={() => { open(pages.sheet(row.id)) }}
            end={<View><Text className='figure'>{row.total}</Text>{row.tag !== null && <View><Tag tone={row.tag.tone}>{row.tag.text}</Tag></View>}</View>} />
        ))}
        <Row title='看全部' detail={team.more} onTap={() => { open(pages.team()) }} />
      </Card>
      {team.lost.length > 0 && (
        <Card title='分丢在哪' aside='全队合计'>
          {team.lost.map((line, index) => (
            <View key={`${line.itemId}${index}`} className='item-line'>
              <View className='line'><Text className='item-title'>{line.itemTitle}</Text><Text className='item-figure'>−{pointsLabel(line.lost)}</Text></View>
              <Bar points={line.lost} max={line.max} tone='warn' />
            </View>
          ))}
        </Card>
      )}
    </View>
  )
}
