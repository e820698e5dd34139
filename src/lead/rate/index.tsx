import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Avatar, Bar, Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { RateForm } from './rate-form'
import { isReady, keyOf, progressText, rateLineOf, roundsOf, sendTitle, splitLines, type RateLine } from './rate-view'
import { useRating } from './use-rate'
import './index.scss'

/** 打分: the items on which the caller gives points, one person after another; what is given can be changed until the sheet goes to its signers. */
export default function RatePage() {
  const { params } = useRouter()
  const sheetId = paramOf(params, 'sheetId')
  const item = paramOf(params, 'item')
  const now = useNow()
  const { data, refusal, refetch, stale, isFetching } = useMyQuery('list-ratings', {})
  const lines = (data?.ratings ?? []).map((line) => rateLineOf(line, now))
  const rating = useRating(lines, data !== undefined && !isFetching, sheetId === null || item === null ? null : keyOf(sheetId, item))
  const { chosen, draft, nextKey } = rating
  const chosenKey = chosen?.key
  useEffect(() => { void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }) }, [chosenKey])
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[80, 420, 120, 120]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (lines.length === 0) return <Screen stale={stale}><Empty title='没有要您打的分' text='考核表里由您评分的项目，会出现在这里。' action={{ title: '返回', onTap: back }} /></Screen>
  const { now: round, early } = roundsOf(lines)
  const { waiting, given } = splitLines(round)
  const isOneItem = new Set(round.map((line) => line.itemTitle)).size === 1
  const foot = chosen === undefined || draft === undefined ? <Button onTap={back}>完成</Button> : (
    <View>
      {rating.refusal?.field !== 'points' && <RefusalNote refusal={rating.refusal} />}
      <View className='buttons'>
        {nextKey !== null && chosen.given === null && <Button kind='plain' isOff={rating.isBusy} onTap={() => { rating.choose(nextKey) }}>先跳过</Button>}
        <Button isBusy={rating.isBusy} isOff={!isReady(draft, chosen)} onTap={() => { void rating.submit() }}>{sendTitle(draft, chosen, lines.find(({ key }) => key === nextKey) ?? null)}</Button>
      </View>
    </View>
  )
  return (
    <Screen stale={stale} foot={foot}>
      {rating.isAskedGone && <View className='banner' ariaRole='status'><Text>那张表已经不用打分了</Text></View>}
      <View className='rate-progress'>
        <View className='line'><Text className='muted'>{progressText(round)}</Text>{waiting.length === 0 && <Tag tone='good'>完成</Tag>}</View>
        <Bar points={String(given.length)} max={String(round.length)} tone={waiting.length === 0 ? 'good' : 'accent'} />
      </View>
      {chosen !== undefined && draft !== undefined && <RateForm line={chosen} draft={draft} refusal={rating.refusal} onChange={rating.change} />}
      <Lines title='还没打' isOneItem={isOneItem} lines={waiting.filter(({ key }) => key !== chosenKey)} onChoose={rating.choose} />
      <Lines title='已经打了' aside='还可以改' isOneItem={isOneItem} lines={given.filter(({ key }) => key !== chosenKey)} onChoose={rating.choose} />
      <Lines title='这个月可以先打' isOneItem={false} lines={early.filter(({ key }) => key !== chosenKey)} onChoose={rating.choose} />
    </Screen>
  )
}

interface LinesProps {
  readonly title: string
  readonly aside?: string
  /** All lines are about the same item: it need not be said again. */
  readonly isOneItem: boolean
  readonly lines: readonly RateLine[]
  readonly onChoose: (key: string) => void
}

function Lines({ title, aside, isOneItem, lines, onChoose }: LinesProps) {
  if (lines.length === 0) return null
  const nameOf = (line: RateLine) => (isOneItem ? line.name : `${line.name} · ${line.itemTitle}`)
  return (
    <Card title={title} aside={aside ?? `${lines.length}`}>
      {lines.map((line) => (
        <Row key={line.key} lead={<Avatar name={line.name} />} title={nameOf(line)} detail={line.who} label={`${nameOf(line)}，${line.given === null ? '还没打' : `${line.given} 分`}`} onTap={() => { onChoose(line.key) }}
          end={line.given === null ? <Tag tone={line.isLate ? 'bad' : 'plain'}>{line.due}</Tag> : <Text className='figure'>{line.given}</Text>} />
      ))}
    </Card>
  )
}
