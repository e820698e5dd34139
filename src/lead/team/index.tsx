import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { mostPeople, peopleAtOnce, type TeamOrder } from '@shared/appraisal/list-limits'
import { sheetsOnShow } from '@shared/appraisal/team-told'
import type { ActionOutput } from '@shared/contract/actions'
import { mayDo } from '../../cloud/use-me'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { MonthSwitcher } from '../../ui/month-switcher'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Bar, Button, Card, Chip, Row, Segments } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { useExport } from '../../ui/use-export'
import { Member } from './member'
import { emptyTextOf, figuresOf, isRunningMonth, lostLinesOf, shownAtOnce, teamLineOf } from './team-view'
import './index.scss'

/** Whom of the team is on show, and in which order. */
interface TeamWish {
  readonly order: TeamOrder
  readonly storeId: string | null
  readonly count: number
}
const firstWish: TeamWish = { order: 'low', storeId: null, count: peopleAtOnce }

/** 团队: everybody's sheet of a month, who is low or moved, what waits, and where points are lost. */
export default function TeamPage() {
  const [month, setMonth] = useState<string | null>(null)
  const [wish, setWish] = useState<TeamWish>(firstWish)
  const { me, data: whole, refusal, refetch, stale } = useMyQuery('list-team', { periodId: month })
  // A team that is told whole is put in order on the phone; of a larger one the cloud tells what is chosen.
  const isPart = whole !== undefined && whole.sheets.length < whole.figures.count
  const chosen = useQuery('list-team', isPart && wish !== firstWish ? { periodId: month, ...wish } : null)
  const data = isPart ? chosen.data ?? whole : whole
  const logbook = useQuery('read-logbook', mayDo(me, 'log-incident') ? {} : null)
  const [part, setPart] = useState<'people' | 'lost'>('people')
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[96, 140, 160, 160, 160]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  const loggable = new Set((logbook.data?.people ?? []).map(({ id }) => id))
  return (
    <Screen stale={stale}>
      {data.periodId !== null && <MonthSwitcher periodId={data.periodId} periods={data.periods} onChoose={(next) => { setWish(firstWish); setMonth(next) }} />}
      {data.figures.count > 0 && <Figures team={data} />}
      {data.figures.count > 0 && <Segments value={part} choices={[{ value: 'people', title: '成员' }, { value: 'lost', title: '分丢在哪' }]} onChoose={setPart} />}
      {part === 'lost' && data.figures.count > 0 ? <LostPoints team={data} /> : <People key={data.periodId} team={data} isPart={isPart} wish={wish} setWish={setWish} loggable={loggable} />}
      {data.periodId !== null && data.figures.count > 0 && mayDo(me, 'export-table') && !mayDo(me, 'read-period') && <ExportDoors periodId={data.periodId} />}
    </Screen>
  )
}

/** For store managers, who have no 考核期 page: their store's scores and incidents as spreadsheets. */
function ExportDoors({ periodId }: { readonly periodId: string }) {
  const { exportTable, isBusy, refusal } = useExport()
  return (
    <View>
      <Card isFlush>
        <Row title='导出成绩' detail={isBusy ? '正在做表…' : 'Excel：每个人的得分，每一项为什么'} onTap={() => { void exportTable('scores', periodId) }} />
        <Row title='导出事件' detail='Excel：这个月的每一件事和结果' onTap={() => { void exportTable('incidents', periodId) }} />
      </Card>
      <RefusalNote refusal={refusal} />
    </View>
  )
}

type Team = ActionOutput<'list-team'>

function Figures({ team }: { readonly team: Team }) {
  return (
    <Card>
      <View className='team-figures'>
        {figuresOf(team.figures).map(({ title, value }) => <View key={title} className='team-figure'><Text className='block team-value'>{value}</Text><Text className='block muted small'>{title}</Text></View>)}
      </View>
    </Card>
  )
}

interface PeopleProps {
  readonly team: Team
  readonly isPart: boolean
  readonly wish: TeamWish
  readonly setWish: (wish: TeamWish) => void
  readonly loggable: ReadonlySet<string>
}

function People({ team, isPart, wish, setWish, loggable }: PeopleProps) {
  const now = useNow()
  const { order, storeId } = wish
  const setOrder = (next: TeamOrder) => { setWish({ ...wish, order: next, count: peopleAtOnce }) }
  const setStoreId = (next: string | null) => { setWish({ ...wish, storeId: next, count: peopleAtOnce }) }
  const [shown, setShown] = useState(shownAtOnce)
  const { stores } = team
  const sheets = sheetsOnShow(team.sheets, order, storeId)
  const { waiting } = team.figures
  const all = isPart ? team.askedCount : sheets.length
  const mayLog = isRunningMonth(team.periodId, now)
  const orders = [{ value: 'low', title: '低分在前' }, { value: 'moved', title: '最近变化' }, { value: 'waiting', title: waiting === 0 ? '待处理' : `待处理 ${waiting}` }] as const
  return (
    <View>
      {team.figures.count > 1 && <View className='wrap team-chips'>{orders.map(({ value, title }) => <Chip key={value} isOn={order === value} onTap={() => { setOrder(value) }}>{title}</Chip>)}</View>}
      {stores.length > 1 && (
        <View className='wrap team-chips'>
          <Chip isOn={storeId === null} onTap={() => { setStoreId(null) }}>全部门店</Chip>
          {stores.map((store) => <Chip key={store.storeId} isOn={storeId === store.storeId} onTap={() => { setStoreId(store.storeId) }}>{store.title}</Chip>)}
        </View>
      )}
      {sheets.length === 0 ? <Empty {...emptyTextOf(order, team.figures.count > 0)} /> : (
        <Card isFlush>{sheets.slice(0, shown).map((sheet) => { const line = teamLineOf(sheet, loggable, now); return <Member key={line.sheetId} line={line} showsLog={mayLog && line.mayLog} /> })}</Card>
      )}
      {all > shown && shown < mostPeople && <Button kind='plain' onTap={() => { setShown(shown + shownAtOnce); if (isPart && shown + shownAtOnce > sheets.length) setWish({ ...wish, count: Math.min(wish.count + peopleAtOnce, mostPeople) }) }}>{`还有 ${all - shown} 人，再看 ${Math.min(shownAtOnce, all - shown)} 人`}</Button>}
    </View>
  )
}

function LostPoints({ team }: { readonly team: Team }) {
  const lines = lostLinesOf(team)
  if (lines.length === 0) return <Empty title='还没有丢分' text='有人丢了分，会按项目合计在这里，丢得最多的在前。' />
  return (
    <Card title='分丢在哪' aside={`${team.figures.count} 人合计`}>
      {lines.map((line) => (
        <View key={line.key} className='item-line'>
          <View className='line'><Text className='item-title'>{line.title}</Text></View>
          <Bar points={line.lost} max={line.max} tone='warn' />
          <Text className='block muted small item-hint'>{line.text}</Text>
        </View>
      ))}
    </Card>
  )
}
