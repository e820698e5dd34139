import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { linesAtOnce, mostLines } from '@shared/appraisal/list-limits'
import type { ActionOutput } from '@shared/contract/actions'
import { useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery, type Stale } from '../../cloud/use-query'
import { MonthSwitcher } from '../../ui/month-switcher'
import { paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Row } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { FilterChips } from '../filter-chips'
import { MoreRows } from '../more-rows'
import { EntryPopup } from './entry-popup'
import { metricKeyOf, metricLineOfKey, metricsPageViewOf, nextInQueue, type MetricRow, type MetricsPageView } from './metrics-view'
import { useMetricEntry } from './use-metrics'
import './index.scss'

/** 指标录入: what is missing first, one after the other; what is there can be corrected until it is frozen. */
export default function MetricsPage() {
  const { params } = useRouter()
  const [chosen, choose] = useState<string | null>(paramOf(params, 'period'))
  const [wish, setWish] = useState<MetricsWish>({ store: null, title: null, count: linesAtOnce })
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const line = metricLineOfKey(paramOf(params, 'line'))
  const whole = useQuery('list-metrics', me === undefined ? null : { periodId: chosen, ...(line === undefined ? {} : { line }) })
  // A list that is told whole is narrowed on the phone; of a longer one the cloud tells what is chosen.
  const isPart = whole.data !== undefined && whole.data.metrics.length < whole.data.all
  const isNarrowed = isPart && (wish.store !== null || wish.title !== null || wish.count > linesAtOnce)
  const part = useQuery('list-metrics', isNarrowed ? { periodId: chosen, ...wish, ...(line === undefined ? {} : { line }) } : null)
  const { refusal, refetch, stale } = whole
  const data = part.data ?? whole.data
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[96, 180, 96, 120, 120, 120, 120]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  const { periodId } = data
  if (periodId === null) return <Screen stale={stale}><Empty title='还没有考核月' text='人事开启考核月以后，这里列出每个人、每个班组要录的指标。' /></Screen>
  return <Metrics key={periodId} data={data} periodId={periodId} startKey={paramOf(params, 'line')} stale={stale} choose={(next) => { setWish({ store: null, title: null, count: linesAtOnce }); choose(next) }} wish={wish} setWish={setWish} />
}

/** What of the list is on show. */
interface MetricsWish {
  readonly store: string | null
  readonly title: string | null
  readonly count: number
}

interface MetricsProps {
  readonly data: ActionOutput<'list-metrics'>
  readonly periodId: string
  readonly startKey: string | null
  readonly stale: Stale | null
  readonly choose: (periodId: string) => void
  readonly wish: MetricsWish
  readonly setWish: (wish: MetricsWish) => void
}

function Metrics({ data, periodId, startKey, stale, choose, wish, setWish }: MetricsProps) {
  const now = useNow()
  const view = metricsPageViewOf(data, wish.store, wish.title, now)
  const entry = useMetricEntry(periodId, data.line === null ? data.metrics : [data.line, ...data.metrics], startKey)
  const { line } = entry
  const [first] = view.queue
  const foot = first === undefined || line !== null ? {} : { foot: <Button onTap={() => { entry.openLine(first) }}>{`开始录入：${first.scopeName}`}</Button> }
  return (
    <Screen stale={stale} {...foot}>
      <MonthSwitcher periodId={periodId} periods={data.periods} onChoose={choose} />
      {data.all === 0 ? <Empty title='这一期没有要录的指标' text='考核表用到的指标会列在这里。' /> : <Summary view={view} />}
      <FilterChips choices={view.stores} value={wish.store} onChoose={(store) => { setWish({ ...wish, store, count: linesAtOnce }) }} />
      <FilterChips choices={view.kinds} value={wish.title} onChoose={(title) => { setWish({ ...wish, title, count: linesAtOnce }) }} />
      {view.groups.map((group) => (
        <Card key={group.title} title={group.title} {...(group.note === '' ? {} : { aside: group.note })}><MoreRows items={group.rows}>{(row) => <MetricLineRow key={row.key} row={row} onTap={() => { entry.openLine(row.line) }} />}</MoreRows></Card>
      ))}
      {view.left > 0 && (wish.count < mostLines ? <Button kind='quiet' onTap={() => { setWish({ ...wish, count: wish.count + linesAtOnce }) }}>{`还有 ${view.left} 个，再看 ${Math.min(view.left, linesAtOnce)} 个`}</Button>
        : <Text className='block small faint'>{`还有 ${view.left} 个，选一个门店或指标来看`}</Text>)}
      {line !== null && (
        <EntryPopup key={metricKeyOf(line)} line={line} next={nextInQueue(view.queue, line)} left={view.queue.length} now={now} isBusy={entry.isBusy} refusal={entry.refusal}
          onClose={() => { entry.openLine(null) }} onSave={(value, source) => { void entry.save(line, view.queue, value, source) }} />
      )}
    </Screen>
  )
}

function Summary({ view }: { readonly view: MetricsPageView }) {
  const percent = view.all === 0 ? 0 : (view.recorded / view.all) * 100
  return (
    <Card>
      <View className='line'><Text className='figure-l'>{view.headline}</Text><Text className='muted'>{`${view.recorded} / ${view.all} 已录`}</Text></View>
      <View className='gap' />
      <View className='bar' ariaRole='img' ariaLabel={`${view.all} 个里录了 ${view.recorded} 个`}><View className={percent === 100 ? 'fill good' : 'fill'} style={{ width: `${percent}%` }} /></View>
      {view.sentence !== '' && <Text className='block muted small metrics-sentence'>{view.sentence}</Text>}
    </Card>
  )
}

function MetricLineRow({ row, onTap }: { readonly row: MetricRow; readonly onTap: () => void }) {
  return (
    <Row title={row.title} label={row.label} onTap={onTap}
      detail={<View><Text className='block'>{row.what}</Text>{row.recorded !== '' && <Text className='block faint'>{row.recorded}</Text>}{row.value === null && row.lock !== null && <Text className='block faint'>{row.lock}</Text>}</View>}
      end={row.value === null ? <Text className={row.lock === null ? 'accent strong' : 'faint'}>{row.lock === null ? '录入' : '还没有'}</Text> : <Text className='figure'>{row.value}</Text>} />
  )
}
