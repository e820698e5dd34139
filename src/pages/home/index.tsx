import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { beijingParts } from '@shared/cycle/beijing-time'
import { useQueueBadge } from '../../cloud/queue/use-queue'
import { serverNow } from '../../cloud/server-clock'
import { useGoOn } from '../../cloud/sign-in-page'
import { mayDo, useMe } from '../../cloud/use-me'
import { fetchAhead, useQuery } from '../../cloud/use-query'
import { AdminDoors } from '../../ui/admin-doors'
import { ItemList, WhyPopup } from '../../ui/why-popup'
import { NewsBanner } from '../../ui/message-door'
import { open, pages } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, ScoreRing } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import type { ItemLine } from '../../ui/score-view'
import { greetingOf, ownScoreOf, waitingText, type OwnScore } from './home-view'
import { HomeDays } from './home-days'
import { MonthToday } from './month-today'
import { RatingDoor } from './rating-door'
import { TeamToday } from './team-today'
import './index.scss'

/** 首页: one's own score where one has a sheet; 记一笔 and the team for those who lead, what they rate for those who rate; the month for those who close it. */
export default function HomePage() {
  useGoOn()
  useQueueBadge()
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const home = useQuery('read-home', me === undefined ? null : {})
  const tasks = useQuery('list-tasks', me === undefined ? null : {})
  const mayLog = mayDo(me, 'log-incident')
  useEffect(() => { if (mayLog) fetchAhead('read-logbook', {}) }, [mayLog])
  const refusal = meRefusal ?? home.refusal
  if (me === undefined || home.data === undefined) {
    return <Screen>{refusal === null ? <Skeleton heights={[380, 140, 140, 140]} /> : <Problem refusal={refusal} onRetry={() => { void (me === undefined ? refetchMe() : home.refetch()) }} />}</Screen>
  }
  const now = serverNow()
  const own = ownScoreOf(home.data, now)
  const waiting = waitingText(tasks.data?.tasks ?? [])
  const isLead = mayDo(me, 'list-team')
  const isRater = mayDo(me, 'list-ratings')
  const isAdmin = mayDo(me, 'read-period') || mayDo(me, 'list-metrics')
  return (
    <Screen stale={home.stale}>
      <View className='line home-greeting'><Text className='strong'>{greetingOf(me, beijingParts(now).hour)}</Text><Text className='muted small'>{me.storeName} · {me.position}</Text></View>
      {waiting !== null && <View className='banner accent tap' hoverClass='pressed' ariaRole='button' onClick={() => { void Taro.switchTab({ url: '/pages/tasks/index' }) }}><Text>{waiting}</Text><View className='chevron' /></View>}
      <NewsBanner />
      {mayLog && <View className='home-log'><Button onTap={() => { open(pages.logIncident()) }}>记一笔</Button></View>}
      {mayDo(me, 'read-period') && <MonthToday />}
      {isRater && <RatingDoor isAll={!isLead && !isAdmin && !me.hasSheet} />}
      {isLead && <TeamToday />}
      {own !== null && <OwnScoreCards own={own} />}
      {own === null && me.hasSheet && <Empty title='考核还没开始' text='人事开启考核后，这里会显示您的实时得分和工资。' />}
      {isAdmin && <AdminDoors me={me} />}
      {own === null && !me.hasSheet && !isLead && !isAdmin && !isRater && <Empty title='今天没有要看的' text='需要您评分或处理的事，会出现在“待办”里。' />}
    </Screen>
  )
}

function OwnScoreCards({ own }: { readonly own: OwnScore }) {
  const [item, setItem] = useState<ItemLine | null>(null)
  const [isPayOpen, setPayOpen] = useState(false)
  const { score, days: { headline } } = own
  return (
    <View>
      <Card>
        <View className='line'><Text className='muted small'>{own.heading}</Text>{own.lastTotal !== null && <Text className='muted small home-last'>{own.lastTotal}</Text>}</View>
        <View className='gap' />
        <View className='hero'>
          <ScoreRing total={score.total} max={score.max} passMark={score.passMark} caption={score.caption} />
          <View className='hero-body' ariaRole={score.paySentence === null ? 'group' : 'button'} {...(score.paySentence === null ? {} : { onClick: () => { setPayOpen(!isPayOpen) } })}>
            {score.payText !== null && <Text className='muted small block'>{own.payTitle}</Text>}
            {score.payText !== null && <Text className={score.payText.length > 12 ? 'hero-pay narrow' : 'hero-pay'}>{score.payText}</Text>}
            {score.payNote !== null && <Text className='muted small block'>{score.payNote}</Text>}
            {score.paySentence !== null && <Text className='accent small block'>{isPayOpen ? '收起' : '为什么'}</Text>}
          </View>
        </View>
        {isPayOpen && score.paySentence !== null && <Text className='block why-sentence pay-sentence'>{score.paySentence}</Text>}
        {isPayOpen && score.guardSentence !== null && <Text className='block why-sentence pay-sentence'>{score.guardSentence}</Text>}
        {score.rangeText !== null && <Text className='block muted small range-text'>{score.rangeText}</Text>}
        {headline !== null && <Text className={`block small home-today${headline.isToday ? ` strong ${headline.isGain ? 'good' : 'bad'}` : ' muted'}`}>{headline.sentence}</Text>}
      </Card>
      <Card isFlush><Row title='算一算' detail={own.step ?? (score.payText === null ? '动一动数，看得分会怎样' : '动一动数，看得分和工资会怎样')} onTap={() => { open(pages.whatIf(own.sheetId)) }} /></Card>
      <Card title='每一项' aside='点开看为什么'><ItemList items={score.items} onOpen={setItem} /></Card>
      <HomeDays days={own.days} onAll={() => { open(pages.sheet(own.sheetId)) }} />
      {own.alongside.length > 0 && <Card isFlush>{own.alongside.map(({ sheetId, title, detail }) => <Row key={sheetId} title={title} detail={detail} onTap={() => { open(pages.sheet(sheetId)) }} />)}</Card>}
      <Card isFlush><Row title='看整张考核表' detail='和纸面的考核卡一样，有自评、评分和签字' onTap={() => { open(pages.sheet(own.sheetId)) }} /></Card>
      <WhyPopup item={item} onClose={() => { setItem(null) }} onIncident={(id) => { setItem(null); open(pages.incident(id)) }} onJobs={() => { setItem(null); open(pages.myJobs(own.periodId)) }} />
    </View>
  )
}
