import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { useMyQuery } from '../../cloud/use-my-query'
import { back, open, pages, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, ScoreRing, Tag } from '../../ui/parts'
import { ReasonPopup } from '../../ui/reason-popup'
import { Screen } from '../../ui/screen'
import type { ItemLine } from '../../ui/score-view'
import { isSure } from '../../ui/toast'
import { ItemList, WhyPopup } from '../../ui/why-popup'
import { ChangesCard } from './changes-card'
import { ImprovementCards } from './improvement-card'
import { JobsCards } from './jobs-card'
import { LogDoor } from './log-door'
import { objectableOn } from './objection-view'
import { NextToSign } from './next-to-sign'
import { ObjectionsCards } from './objections-card'
import { PaperForm, Signatures } from './paper-form'
import { PrintDoor } from './print-door'
import { ReviewCard } from './review-card'
import { SealCards } from './seal-card'
import { sheetPageViewOf, type SheetPageView } from './sheet-view'
import { SurveyCard } from './survey-card'
import { TalkCard } from './talk-card'
import { TargetsCard } from './targets-card'
import { useObjections } from './use-objections'
import { useReview } from './use-review'
import { useSheetActions } from './use-sheet'

/** 考核表: one page for everybody; who may do what on it comes with the sheet. */
export default function SheetPage() {
  const id = paramOf(useRouter().params, 'id')
  const { me, data, refusal, refetch, stale } = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  const actions = useSheetActions(data)
  const objections = useObjections(data?.id ?? '')
  const review = useReview(data)
  const [item, setItem] = useState<ItemLine | null>(null)
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从首页或待办打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  const view = sheetPageViewOf(data, serverNow())
  const hasTask = view.signStep !== null || view.maySign || view.maySelfScore || view.mayConfirmData || view.ratableItems.length > 0
  const foot = hasTask ? <SheetFoot view={view} sheetId={data.id} actions={actions} isReady={review.isReady} /> : <NextToSign sheetId={data.id} />
  const hasFoot = hasTask || actions.isStepDone
  return (
    <Screen stale={stale} {...(hasFoot ? { foot } : {})}>
      {!hasTask && <RefusalNote refusal={actions.refusal} />}
      <Card>
        <View className='line'><Text className='strong'>{view.who}</Text><Tag tone={data.state === 'sealed' ? 'good' : 'accent'}>{view.stateTitle}</Tag></View>
        <Text className='block muted small'>{view.heading}</Text>
        <View className='gap' />
        <View className='hero'>
          <ScoreRing total={view.shown.total} max={view.score.max} passMark={view.score.passMark} caption={view.shown.caption} />
          <View className='hero-body'>
            {view.shown.payText !== null && <Text className='block muted small'>{view.shown.payTitle}</Text>}
            {view.shown.payText !== null && <Text className={view.shown.payText.length > 12 ? 'hero-pay narrow' : 'hero-pay'}>{view.shown.payText}</Text>}
            <Text className='block muted small'>{view.nextText}</Text>
          </View>
        </View>
        {view.shown.sealedText !== null && <Text className='block small sheet-sentence'>{view.shown.sealedText}</Text>}
        {view.score.totalSentences.map((text) => <Text key={text} className='block small muted sheet-sentence'>{text}</Text>)}
        {view.shown.sealedText === null && view.score.paySentence !== null && <Text className='block small muted sheet-sentence'>{view.score.paySentence}</Text>}
        {view.score.guardSentence !== null && <Text className='block small muted sheet-sentence'>{view.score.guardSentence}</Text>}
        {view.score.rangeText !== null && <Text className='block small muted sheet-sentence'>{view.score.rangeText}</Text>}
      </Card>
      {view.exceptions.map((raised) => <View key={raised.key} className='banner'><Text>{raised.title}，{raised.advice}</Text></View>)}
      <ReviewCard sheetId={data.id} lines={review.lines} draft={review.draft} summary={review.summary} refusal={actions.refusal} onChange={review.change} />
      <Card title={view.shown.sealedText === null ? '每一项' : '每一项（封存时）'} aside='点开看为什么'><ItemList items={view.score.items} onOpen={setItem} /></Card>
      {data.state !== 'sealed' && <Card isFlush><Row title='算一算' detail='动一动数，看得分会怎样' onTap={() => { open(pages.whatIf(data.id)) }} /></Card>}
      <ObjectionsCards sheet={data} now={serverNow()} objections={objections} />
      <ChangesCard sheet={data} now={serverNow()} />
      <TargetsCard sheet={data} actions={actions} />
      <JobsCards sheet={data} actions={actions} />
      <SurveyCard sheet={data} />
      <TalkCard sheet={data} />
      <ImprovementCards sheet={data} />
      <Card title='考核表'><PaperForm view={view} sheetId={data.id} now={serverNow()} /></Card>
      <Card title='签字'><Signatures lines={view.signs} />
        {view.checkCode !== null && <View className='line sheet-code'><Text className='muted small'>内容校验码</Text><Text className='mono small'>{view.checkCode}</Text></View>}
      </Card>
      <SealCards sheet={data} />
      <PrintDoor sheetId={data.id} />
      <LogDoor employee={data.employee} periodId={data.periodId} />
      {view.returns.length > 0 && <Card title='退回记录'>{view.returns.map((entry) => <Row key={entry.key} title={entry.reason} detail={entry.text} />)}</Card>}
      {view.settings.length > 0 && <Card title='这张表的约定'>{view.settings.map((setting) => <View key={setting.title} className='line sheet-setting'><Text className='muted small'>{setting.title}</Text><Text className='small'>{setting.value}</Text></View>)}</Card>}
      <WhyPopup item={item} objectable={item === null ? [] : objectableOn(data, item.id, serverNow())} onObject={(valueId) => { setItem(null); objections.openObjection(valueId) }} onClose={() => { setItem(null) }} onIncident={(incidentId) => { setItem(null); open(pages.incident(incidentId)) }}
        {...(me?.id === data.employee.id ? { onJobs: () => { setItem(null); open(pages.myJobs(data.periodId)) } } : {})} />
      <SheetPopups view={view} actions={actions} review={review} />
    </Screen>
  )
}

type Actions = ReturnType<typeof useSheetActions>

function SheetFoot({ view, sheetId, actions, isReady }: { readonly view: SheetPageView; readonly sheetId: string; readonly actions: Actions; readonly isReady: boolean }) {
  const { signStep } = view
  const [ratable] = view.ratableItems
  return (
    <View>
      {actions.task === null && <RefusalNote refusal={actions.refusal} />}
      <View className='buttons'>
        {signStep !== null && <Button kind='plain' onTap={() => { actions.openTask('return') }}>退回</Button>}
        {signStep !== null && <Button isBusy={actions.isBusy} isOff={!isReady} onTap={() => { actions.openTask('sign-step') }}>{isReady ? signStep.title : '先写原因'}</Button>}
        {view.maySign && <Button kind='plain' onTap={() => { actions.openTask('appeal') }}>申诉</Button>}
        {view.maySign && <Button isBusy={actions.isBusy} onTap={() => { void isSure('确认签字', `得分 ${view.sums.final}${view.score.payText === null ? '' : `，工资 ${view.score.payText}`}。签字后仍可联系人事更正。`, '签字').then((sure) => (sure ? actions.sign() : undefined)) }}>签字确认</Button>}
        {view.maySelfScore && <Button onTap={() => { open(pages.selfScore(sheetId)) }}>{view.hasSelf ? '修改自评' : '填自评'}</Button>}
        {ratable !== undefined && <Button onTap={() => { open(pages.rate(sheetId, ratable)) }}>去评分</Button>}
        {view.mayConfirmData && <Button isBusy={actions.isBusy} onTap={() => { actions.openTask('confirm') }}>数据已核对</Button>}
      </View>
    </View>
  )
}

function SheetPopups({ view, actions, review }: { readonly view: SheetPageView; readonly actions: Actions; readonly review: ReturnType<typeof useReview> }) {
  const { signStep } = view
  const [target, setTarget] = useState<'collecting' | 'assessing' | 'reviewing'>('collecting')
  const close = () => { actions.openTask(null) }
  const shared = { isBusy: actions.isBusy, refusal: actions.refusal, onClose: close }
  return (
    <View>
      {signStep !== null && actions.task === 'sign-step' && (
        <ReasonPopup {...shared} title={signStep.title} label='意见' isOptional placeholder='可以不填' confirm={`${signStep.title}通过`} choices={['数据属实，同意', '继续保持']} onConfirm={(text) => { void actions.signStep(signStep, text, review.changes) }}>
          {review.summary !== '' && <Text className='block sheet-summary'>{review.summary}</Text>}
        </ReasonPopup>
      )}
      {actions.task === 'return' && (
        <ReasonPopup {...shared} title={view.returnTargets.length === 1 ? (view.returnTargets[0]?.title ?? '退回') : '退回'} label='为什么退回' placeholder='写清楚要改什么' confirm='退回' isDanger choices={['合格率请再核对', '有事件没有算进来', '请和师傅沟通后再报']}
          targets={view.returnTargets} target={target} onTarget={setTarget} onConfirm={(text) => { void actions.giveBack(target, text) }} />
      )}
      {actions.task === 'appeal' && (
        <ReasonPopup {...shared} title='申诉' label='哪里不对' placeholder='写清楚哪一项、什么原因' confirm='提交申诉' choices={['合格率算得不对', '有事件不是我的', '工资基数不对']} onConfirm={(text) => { void actions.appeal(text) }} />
      )}
      {actions.task === 'confirm' && (
        <ReasonPopup {...shared} title='数据已核对' label='核对结果' placeholder='改了什么，或者为什么不用改' confirm='确认，继续往下走' choices={['已改正', '核对无误']} onConfirm={(text) => { void actions.confirmData(text) }} />
      )}
    </View>
  )
}
