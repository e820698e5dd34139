import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { IncidentView } from '@shared/incident/incident-view'
import type { Me } from '@shared/people/read-me'
import { isDisputeWaiting } from '../../cloud/queue/queued'
import { useQueue } from '../../cloud/queue/use-queue'
import { useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery, type Stale } from '../../cloud/use-query'
import { DisputePopup } from '../../ui/dispute-popup'
import { back, open, pages, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag, Timeline } from '../../ui/parts'
import { ReasonPopup } from '../../ui/reason-popup'
import { Screen } from '../../ui/screen'
import { AdmitPopup } from './admit-popup'
import { DecidePopup } from './decide-popup'
import { incidentPageViewOf, type Clock, type IncidentPageView } from './incident-page-view'
import { PhotosCard } from './photos-card'
import { useIncidentActions } from './use-incident'
import './index.scss'

/** 事件详情: what happened, what it does to the score, who said what, and what the caller may do about it. */
export default function IncidentPage() {
  const id = paramOf(useRouter().params, 'id')
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('read-incident', me === undefined || id === null ? null : { incidentId: id })
  if (id === null) return <Screen><Empty title='没有找到这件事' text='链接里少了编号，请从事件列表打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[260, 320, 200]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return <Incident incident={data} me={me} stale={stale} />
}

function Incident({ incident, me, stale }: { readonly incident: IncidentView; readonly me: Me; readonly stale: Stale | null }) {
  const now = useNow()
  const actions = useIncidentActions(incident.id)
  const view = incidentPageViewOf(incident, me, now)
  const isWaiting = isDisputeWaiting(useQueue(), incident.id)
  const hasFoot = !isWaiting && (view.mayAcknowledge || view.mayDispute || view.mayDecide || view.mayAdmit)
  return (
    <Screen stale={stale} {...(hasFoot ? { foot: <IncidentFoot view={view} actions={actions} /> } : {})}>
      {!hasFoot && <RefusalNote refusal={actions.refusal} />}
      {isWaiting && <View className='banner' ariaRole='status'><Text>您的异议存在手机里，联网后自动提出</Text></View>}
      <Card>
        <View className='line'><Text className='muted small'>{view.who}</Text><Tag tone={view.line.state.tone}>{view.line.state.title}</Tag></View>
        <View className='line incident-head'><Text className='incident-what'>{view.line.what}</Text><Text className={`figure-l incident-points ${view.line.points.tone}`}>{view.line.points.text}</Text></View>
        {view.reckoning !== null && <Text className='block muted small'>{view.reckoning}</Text>}
        <Text className='block incident-meaning'>{view.meaning}</Text>
      </Card>
      <PhotosCard incident={incident} now={now} />
      <Card>{view.facts.map((fact) => <View key={fact.key} className='incident-fact'><Text className='muted incident-fact-title'>{fact.title}</Text><Text className='incident-fact-value'>{fact.value}</Text></View>)}</Card>
      {view.dispute !== null && (
        <Card title='异议' aside={view.dispute.at}>
          <Text className='block'>{view.dispute.reason}</Text>
          <Clocks clocks={view.dispute.clocks} />
        </Card>
      )}
      {view.waiting !== null && <Card title={view.waiting.title}><Clocks clocks={view.waiting.clocks} /></Card>}
      <Card title='经过'>
        <Timeline moments={view.history.map((event) => ({ key: event.key, when: event.when, what: <View><Text className='block'>{event.what}</Text>{event.text !== '' && <Text className='block muted small'>{event.text}</Text>}</View> }))} />
      </Card>
      {(view.sheetId !== null || view.mayWithdraw || view.mayPullBack) && <More view={view} openTask={actions.openTask} />}
      <IncidentPopups incident={incident} me={me} view={view} actions={actions} />
    </Screen>
  )
}

function Clocks({ clocks }: { readonly clocks: readonly Clock[] }) {
  return <View>{clocks.map((clock) => <Row key={clock.key} title={clock.title} detail={clock.at} end={<Tag tone={clock.isPast ? 'bad' : 'warn'}>{clock.left}</Tag>} />)}</View>
}

type Actions = ReturnType<typeof useIncidentActions>

function More({ view, openTask }: { readonly view: IncidentPageView; readonly openTask: Actions['openTask'] }) {
  const { sheetId } = view
  return (
    <Card isFlush>
      {sheetId !== null && <Row title='看考核表' detail='这件事在表上怎么算' onTap={() => { open(pages.sheet(sheetId)) }} />}
      {view.mayPullBack && <Row title={`归到${view.monthBefore}`} detail='上个月发生、月初才记的，可以算到上个月' onTap={() => { openTask('pull-back') }} />}
      {view.mayWithdraw && <Row title={<Text className='bad'>撤回这一笔</Text>} detail='撤回后不计分，记录仍然看得到' onTap={() => { openTask('withdraw') }} />}
    </Card>
  )
}

function IncidentFoot({ view, actions }: { readonly view: IncidentPageView; readonly actions: Actions }) {
  return (
    <View>
      {actions.task === null && <RefusalNote refusal={actions.refusal} />}
      <View className='buttons'>
        {view.mayDispute && <Button kind='plain' isOff={actions.isBusy} onTap={() => { actions.openTask('dispute') }}>有异议</Button>}
        {view.mayAcknowledge && <Button isBusy={actions.isBusy && actions.task === null} onTap={() => { void actions.acknowledge() }}>确认</Button>}
        {view.mayDecide && <Button onTap={() => { actions.openTask('decide') }}>{view.waiting === null ? '裁定' : '核实'}</Button>}
        {view.mayAdmit && <Button onTap={() => { actions.openTask('admit') }}>处理补记</Button>}
      </View>
    </View>
  )
}

function IncidentPopups({ incident, me, view, actions }: { readonly incident: IncidentView; readonly me: Me; readonly view: IncidentPageView; readonly actions: Actions }) {
  const shared = { isBusy: actions.isBusy, refusal: actions.refusal, onClose: () => { actions.openTask(null) } }
  switch (actions.task) {
    case null: return null
    case 'dispute': return <DisputePopup disputed={{ id: incident.id, what: view.line.what, orderNo: incident.orderNo }} by={{ reporter: me.name, store: me.storeName }} onClose={shared.onClose} />
    case 'decide': return <DecidePopup {...shared} incident={incident} onConfirm={(verdict, quantity, reason) => { void actions.decide(verdict, quantity, reason) }} />
    case 'admit': return <AdmitPopup {...shared} view={view} onConfirm={(isAdmitted, reason) => { void actions.admit(isAdmitted, reason) }} />
    case 'withdraw':
      return <ReasonPopup {...shared} title='撤回这一笔' label='为什么撤回' placeholder='师傅会看到' confirm='撤回' isDanger choices={['记错人了', '记重复了', '核实后不属实']} onConfirm={(reason) => { void actions.withdraw(reason) }} />
    case 'pull-back':
      return <ReasonPopup {...shared} title={`归到${view.monthBefore}`} label='理由' placeholder='为什么算上个月的' confirm='归到上月' choices={['事情发生在上个月', '月底没来得及记']} onConfirm={(reason) => { void actions.pullBack(reason) }} />
  }
}
