import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { AppRefusal } from '../../cloud/call'
import { DecimalField, Field, TextArea } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Chip, Tag, Timeline } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { ReasonPopup } from '../../ui/reason-popup'
import { objectionCardsOf, verdictChoices, type ObjectionCard, type ObjectionVerdict } from './objection-view'
import type { useObjections } from './use-objections'

type Objections = ReturnType<typeof useObjections>

const metricReasons = ['数得不对', '有不是我做的算进来了', '漏算了我做的'] as const
const ratingReasons = ['这段时间没有一起做过事', '和实际情况不一样', '扣分的事没有说清楚'] as const

/** 数值异议: what is objected to on this sheet, with every step for both sides, and the decision for whoever may give it. */
export function ObjectionsCards({ sheet, now, objections }: { readonly sheet: SheetView; readonly now: string; readonly objections: Objections }) {
  const cards = objectionCardsOf(sheet, now)
  const objected = sheet.objectable.find(({ valueId }) => valueId === objections.valueId)
  const deciding = cards.find(({ id }) => id === objections.decidingId)
  return (
    <View>
      {cards.map((card) => (
        <Card key={card.id} title='数值异议'>
          <View className='line'><Text className='strong'>{card.what}</Text><Tag tone={card.state.tone}>{card.state.title}</Tag></View>
          <Text className='block objection-meaning'>{card.meaning}</Text>
          <View className='gap' />
          <Timeline moments={card.moments.map((moment) => ({ key: moment.key, when: moment.when, what: <View><Text className='block'>{moment.what}</Text>{moment.text !== '' && <Text className='block muted small'>{moment.text}</Text>}</View> }))} />
          {card.mayWithdraw && <RefusalNote refusal={objections.withdrawRefusal} />}
          {card.mayWithdraw && <View className='buttons sheet-add'><Button kind='plain' isBusy={objections.isBusy} onTap={() => { void objections.withdraw(card.id) }}>撤回异议</Button></View>}
          {card.mayDecide && <View className='buttons sheet-add'><Button onTap={() => { objections.openDecision(card.id) }}>裁定</Button></View>}
        </Card>
      ))}
      {objected !== undefined && (
        <ReasonPopup title={`有异议：${objected.title} ${objected.valueText}`} label='哪里不对' placeholder='说清楚哪里不对。提出后先不计分，由录入人以外的管理者裁定。' confirm='提出异议' choices={objected.valueId.startsWith('rating:') ? ratingReasons : metricReasons}
          isBusy={objections.isBusy} refusal={objections.refusal} onConfirm={(reason) => { void objections.object(reason) }} onClose={() => { objections.openObjection(null) }} />
      )}
      {deciding !== undefined && (
        <DecisionPopup card={deciding} isBusy={objections.isBusy} refusal={objections.refusal} onConfirm={(verdict, value, reason) => { void objections.decide(verdict, value, reason) }} onClose={() => { objections.openDecision(null) }} />
      )}
    </View>
  )
}

interface DecisionPopupProps {
  readonly card: ObjectionCard
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: (verdict: ObjectionVerdict, value: string, reason: string) => void
  readonly onClose: () => void
}

/** 裁定数值异议: the value stands, another takes its place, or it is not used; with the reason that both sides will read. */
function DecisionPopup({ card, isBusy, refusal, onConfirm, onClose }: DecisionPopupProps) {
  const [verdict, setVerdict] = useState<ObjectionVerdict | null>(null)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const chosen = verdictChoices.find((choice) => choice.verdict === verdict)
  const isReady = chosen !== undefined && reason.trim().length >= 2 && (verdict !== 'changed' || value.trim() !== '')
  return (
    <Popup title='裁定数值异议' isOpen onClose={onClose}>
      <View className='objection-claims'><Text className='block small muted'>数值</Text><Text className='block'>{card.what}</Text><Text className='block small muted objection-claim'>师傅说</Text><Text className='block'>{card.reason}</Text></View>
      <View className='objection-verdicts'>
        {verdictChoices.map((choice) => (
          <View key={choice.verdict} className={choice.verdict === verdict ? 'objection-verdict on' : 'objection-verdict'} hoverClass='pressed' ariaRole='radio' ariaLabel={`${choice.title}，${choice.effect}${choice.verdict === verdict ? '，已选' : ''}`}
            onClick={() => { setVerdict(choice.verdict) }}>
            <Text className='block strong'>{choice.title}</Text><Text className='block small'>{choice.effect}</Text>
          </View>
        ))}
      </View>
      {verdict === 'changed' && <Field label={card.isRating ? '改成几分（或几级）' : '改成多少'}><DecimalField label='新的数值' value={value} placeholder={`原来是 ${card.valueText}`} onChange={setValue} /></Field>}
      <Field label='理由'><TextArea label='理由' value={reason} placeholder='双方都会看到，写清楚依据' onChange={setReason} /></Field>
      {chosen !== undefined && <View className='wrap field'>{chosen.reasons.map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>}
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={!isReady} onTap={() => { if (chosen !== undefined) onConfirm(chosen.verdict, value.trim(), reason.trim()) }}>{chosen === undefined ? '先选一种裁定' : `裁定：${chosen.title}`}</Button>
    </Popup>
  )
}
