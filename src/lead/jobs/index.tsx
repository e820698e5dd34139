import { useState } from 'react'
import { Text } from '@tarojs/components'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Segments, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { doneGroups, openGroups, type JobLine } from './jobs-view'
import { PlanPopup } from './plan-popup'
import { ResultPopup } from './result-popup'
import './index.scss'

const views = [{ value: 'open', title: '待装' }, { value: 'done', title: '本月完工' }] as const

/** 安装单: today's and open jobs of the stores that one leads; a tap records how one ended. */
export default function JobsPage() {
  const [view, setView] = useState<'open' | 'done'>('open')
  const [chosen, setChosen] = useState<JobLine | null>(null)
  /** The job whose plan is open; `new` for one that is not there yet. */
  const [planned, setPlanned] = useState<JobLine | 'new' | null>(null)
  const now = useNow()
  const { data, refusal, refetch, stale } = useMyQuery('list-jobs', { view, periodId: null })
  const groups = data === undefined ? [] : view === 'open' ? openGroups(data.jobs, data.today) : doneGroups(data.jobs)
  const mayPlan = view === 'open' && data !== undefined && data.places.length > 0
  return (
    <Screen stale={stale} {...(mayPlan ? { foot: <Button onTap={() => { setPlanned('new') }}>手工派单</Button> } : {})}>
      <Segments value={view} choices={views} onChoose={setView} />
      {data === undefined && (refusal === null ? <Skeleton heights={[120, 120, 120, 120]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />)}
      {data !== undefined && groups.length === 0 && <Empty title={view === 'open' ? '没有待装的单子' : '这个月还没有完工的单子'} text='人事导入安装单，或者手工派单以后，会出现在这里。' />}
      {groups.map((group) => (
        <Card key={group.title} title={group.title} aside={`${group.rows.length} 单`}>
          {group.rows.map(({ job, title, detail, tag, tone }) => <Row key={job.id} title={<Text className='strong'>{title}</Text>} detail={detail} label={`${title}，${detail}，${tag}`} end={<Tag tone={tone}>{tag}</Tag>} onTap={() => { setChosen(job) }} />)}
        </Card>
      ))}
      {chosen !== null && data !== undefined && <ResultPopup key={chosen.id} job={chosen} today={data.today} now={now} onClose={() => { setChosen(null) }} onPlan={() => { setPlanned(chosen); setChosen(null) }} />}
      {planned !== null && data !== undefined && <PlanPopup key={planned === 'new' ? 'new' : planned.id} job={planned === 'new' ? null : planned} places={data.places} today={data.today} onClose={() => { setPlanned(null) }} />}
    </Screen>
  )
}
