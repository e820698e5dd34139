import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useQueueBadge } from '../../cloud/queue/use-queue'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Chip, Row, Segments, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { UnsentCards } from './unsent-cards'
import { WaitingCards } from './waiting-cards'
import { emptyTextOf, incidentRowsOf, monthsOf, objectionRowsOf, tabsOf, waitingCardsOf, type IncidentRow, type IncidentsTab } from './incidents-view'
import { useIncidentList } from './use-incidents'
import './index.scss'

/** 事件: one's own to answer first; for those who lead, 记一笔 and what the team has. */
export default function IncidentsPage() {
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const now = useNow()
  useQueueBadge()
  const tasks = useQuery('list-tasks', me === undefined ? null : {})
  const [chosenTab, setTab] = useState<IncidentsTab | null>(null)
  const [chosenMonth, setMonth] = useState<string | null>(null)
  const known = tasks.data?.tasks ?? []
  const tabs = me === undefined ? [] : tabsOf(me, known)
  const tab = tabs.find(({ value }) => value === chosenTab)?.value ?? tabs[0]?.value
  const list = useIncidentList(me, tab, chosenMonth)
  if (me === undefined || tab === undefined) {
    return <Screen>{meRefusal === null ? <Skeleton heights={[96, 140, 140, 140]} /> : <Problem refusal={meRefusal} onRetry={() => { void refetchMe() }} />}</Screen>
  }
  const waiting = tab === 'about-me' ? waitingCardsOf(known, now) : []
  const objections = tab === 'to-decide' ? objectionRowsOf(known, now) : []
  return (
    <Screen stale={list.stale ?? tasks.stale}>
      {mayDo(me, 'log-incident') && <View className='incidents-log'><Button onTap={() => { open(pages.logIncident()) }}>记一笔</Button></View>}
      <UnsentCards now={now} />
      {tabs.length > 1 && <Segments value={tab} choices={tabs} onChoose={setTab} />}
      <WaitingCards cards={waiting} by={{ reporter: me.name, store: me.storeName }} />
      {objections.length > 0 && (
        <Card isFlush>
          {objections.map((row) => <Row key={row.id} title={row.title} detail={row.detail} end={<Tag tone='warn'>{row.left}</Tag>} onTap={() => { open(pages.sheet(row.sheetId)) }} />)}
        </Card>
      )}
      {tab !== 'to-decide' && (me.hasSheet || tab !== 'about-me') && <Months now={now} chosen={chosenMonth} onChoose={setMonth} />}
      {list.data !== undefined ? <List rows={incidentRowsOf(list.data.incidents.filter(({ id }) => waiting.every((card) => card.id !== id)), tab, now)} tab={tab} hasMore={waiting.length + objections.length > 0} hasSheet={me.hasSheet} />
        : list.refusal === null ? <Skeleton heights={[140, 140, 140]} /> : <Problem refusal={list.refusal} onRetry={() => { void list.refetch() }} />}
    </Screen>
  )
}

function Months({ now, chosen, onChoose }: { readonly now: string; readonly chosen: string | null; readonly onChoose: (periodId: string | null) => void }) {
  return (
    <View className='wrap incidents-months'>
      {monthsOf(now).map(({ periodId, title }, index) => {
        const value = index === 0 ? null : periodId
        return <Chip key={periodId} isOn={chosen === value} onTap={() => { onChoose(value) }}>{title}</Chip>
      })}
    </View>
  )
}

interface ListProps {
  readonly rows: readonly IncidentRow[]
  readonly tab: IncidentsTab
  /** What waits for an answer or a decision stands above the list, so that an empty one has nothing to say. */
  readonly hasMore: boolean
  readonly hasSheet: boolean
}

function List({ rows, tab, hasMore, hasSheet }: ListProps) {
  if (rows.length === 0) return hasMore ? null : <Empty {...emptyTextOf(tab, hasSheet)} />
  return (
    <Card isFlush>
      {rows.map((row) => (
        <Row key={row.id} title={row.title} label={row.label} onTap={() => { open(pages.incident(row.id)) }}
          detail={<View><Text className='block'>{row.detail}</Text>{row.aside !== null && <Text className='block incidents-dispute'>{row.aside}</Text>}</View>}
          end={<View><Text className={`block strong ${row.points.tone}`}>{row.points.text}</Text><Tag tone={row.state.tone}>{row.state.title}</Tag></View>} />
      ))}
    </Card>
  )
}
