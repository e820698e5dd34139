import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { useMyQuery } from '../../cloud/use-my-query'
import { periodLabel } from '../../ui/format'
import { paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { myGroups } from './my-jobs-view'

/** 我的安装单: one's jobs of a month, how each counts and what follows from them. */
export default function MyJobsPage() {
  const { params } = useRouter()
  const { data, refusal, refetch, stale } = useMyQuery('list-jobs', { view: 'mine', periodId: paramOf(params, 'period') })
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[160, 120, 120, 120]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (data.jobs.length === 0) return <Screen stale={stale}><Empty title={`${periodLabel(data.periodId)}还没有安装单`} text='主管派单、登记完工以后，每一单怎么计入合格率都会写在这里。' /></Screen>
  return (
    <Screen stale={stale}>
      <Card title={periodLabel(data.periodId)} aside={`${data.jobs.length} 单`}>
        {data.summary.map((sentence) => <Text key={sentence} className='block'>{sentence}</Text>)}
        <Text className='block small muted'>没有一次合格的单子，只有算在本人名下的那部分计入合格率。觉得责任不对，请找主管改，改动都会留下记录。</Text>
      </Card>
      {myGroups(data.jobs).map((group) => (
        <Card key={group.title} title={group.title} aside={`${group.rows.length} 单`}>
          {group.rows.map(({ id, title, detail, tag, tone }) => <Row key={id} title={title} detail={detail} label={`${title}，${tag}，${detail}`} end={<Tag tone={tone}>{tag}</Tag>} />)}
        </Card>
      ))}
    </Screen>
  )
}
