import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ExceptionLine } from '@shared/cycle/read-period'
import type { PayGuardChoice } from '@shared/pay/pay-guard'
import type { AppRefusal } from '../../cloud/call'
import { DecimalField, Field, TextArea } from '../../ui/fields'
import { open, pages } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip, Row } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { payChoicesOf, settlementsOf, supplyErrorOf, supplyViewOf, unmadeChoices, type Settlement, type UnmadeChoice } from './supply-view'

interface ExceptionPopupProps {
  readonly line: ExceptionLine
  readonly metricsUrl: string | null
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onSupply: (value: string, reason: string) => void
  readonly onSettle: (way: Settlement, reason: string) => void
  readonly onAssign: (personId: string, reason: string) => void
  readonly onRetry: (reason: string) => void
  readonly onDecidePay: (choice: PayGuardChoice, reason: string) => void
  readonly onSettleUnmade: (way: UnmadeChoice['way'], reason: string) => void
  readonly onClose: () => void
}

/** 处理异常: who can settle it and how: enter the metric for all who share it, or supply a value for this one sheet with a reason. */
export function ExceptionPopup({ line, metricsUrl, isBusy, refusal, onSupply, onSettle, onAssign, onRetry, onDecidePay, onSettleUnmade, onClose }: ExceptionPopupProps) {
  const [way, setWay] = useState<'supply' | 'assign' | 'retry' | Settlement | PayGuardChoice | UnmadeChoice['way'] | null>(null)
  const view = supplyViewOf(line)
  const unmadeChoice = unmadeChoices.find((known) => known.way === way)
  const leave = (url: string) => () => { onClose(); open(url) }
  return (
    <Popup title={line.employeeName} isOpen onClose={onClose}>
      <Text className='block strong'>{view.what}</Text>
      <Text className='block muted period-advice'>{line.advice}</Text>
      {way === 'supply' && <SupplyForm line={line} isBusy={isBusy} refusal={refusal} onSupply={onSupply} />}
      {way === 'assign' && <AssignForm line={line} isBusy={isBusy} refusal={refusal} onAssign={onAssign} />}
      {way === 'retry' && <RetryForm isBusy={isBusy} refusal={refusal} onRetry={onRetry} />}
      {(way === 'full' || way === 'zero' || way === 'exclude') && <SettleForm line={line} way={way} isBusy={isBusy} refusal={refusal} onSettle={onSettle} />}
      {(way === 'top-up' || way === 'confirm') && <PayForm line={line} choice={way} isBusy={isBusy} refusal={refusal} onDecidePay={onDecidePay} />}
      {unmadeChoice !== undefined && <UnmadeForm choice={unmadeChoice} isBusy={isBusy} refusal={refusal} onSettleUnmade={onSettleUnmade} />}
      {way === null && (
        <View>
          {line.maySettle && metricsUrl !== null && view.metricAdvice !== null && <Row title='去录入指标' detail={view.metricAdvice} onTap={leave(metricsUrl)} />}
          {line.maySettle && line.ways.includes('supply') && <Row title={view.supplyTitle} detail={view.effect} onTap={() => { setWay('supply') }} />}
          {line.maySettle && settlementsOf(line).map((choice) => <Row key={choice.way} title={choice.title} detail={choice.effect} onTap={() => { setWay(choice.way) }} />)}
          {line.maySettle && line.remedy === 'assign-signer' && <Row title='指定签字人' detail={line.candidates.length === 0 ? '现在没有人能签，请先在花名册里补上负责人' : '只管这一张表的这一步，原因写在签名旁边'} {...(line.candidates.length === 0 ? {} : { onTap: () => { setWay('assign') } })} />}
          {line.maySettle && line.remedy === 'retry-record' && <Row title='再读一次' detail='技术支持修好以后点这里，能读就接着往下走' onTap={() => { setWay('retry') }} />}
          {line.maySettle && payChoicesOf(line).map(({ choice, title, effect }) => <Row key={choice} title={title} detail={effect} onTap={() => { setWay(choice) }} />)}
          {line.maySettle && line.remedy === 'settle-unmade' && unmadeChoices.map((choice) => <Row key={choice.way} title={choice.title} detail={choice.effect} onTap={() => { setWay(choice.way) }} />)}
          {!line.maySettle && <Row title={`由${line.settledByTitles.join('、')}处理`} detail='处理好以后，考核表自动接着往下走' />}
          {line.kind === 'unmade' ? line.maySettle && <Row title='去花名册' detail='换门店、换考核表' onTap={leave(pages.people())} /> : <Row title='看这张考核表' detail={line.storeName} onTap={leave(pages.sheet(line.sheetId))} />}
        </View>
      )}
    </Popup>
  )
}

function SupplyForm({ line, isBusy, refusal, onSupply }: Pick<ExceptionPopupProps, 'line' | 'isBusy' | 'refusal' | 'onSupply'>) {
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const view = supplyViewOf(line)
  const error = supplyErrorOf(value, line)
  return (
    <View>
      <Field label={view.valueLabel} aside={view.valueHint} error={error ?? (refusal?.field === 'value' ? refusal.message : null)}><DecimalField label={view.valueLabel} value={value} placeholder='填数字' isFocused onChange={setValue} /></Field>
      <Field label='依据'><TextArea label='依据' value={reason} placeholder='数从哪里来，表上看得到' onChange={setReason} /></Field>
      <View className='wrap field'>{view.reasons.map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <Text className='block small muted period-effect'>{view.effect}</Text>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={value === '' || error !== null || reason.trim().length < 2} onTap={() => { onSupply(value, reason.trim()) }}>补录，接着往下走</Button>
    </View>
  )
}

function AssignForm({ line, isBusy, refusal, onAssign }: Pick<ExceptionPopupProps, 'line' | 'isBusy' | 'refusal' | 'onAssign'>) {
  const [chosen, choose] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <View>
      <Field label='由谁签'><View className='wrap'>{line.candidates.map(({ personId, name, position }) => <Chip key={personId} isOn={chosen === personId} onTap={() => { choose(personId) }}>{`${name} · ${position}`}</Chip>)}</View></Field>
      <Field label='为什么由他签'><TextArea label='原因' value={reason} placeholder='写在签名旁边，本人看得到' onChange={setReason} /></Field>
      <View className='wrap field'>{['本店暂时没有负责人', '上级都不能签这张表'].map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={chosen === null || reason.trim().length < 2} onTap={() => { if (chosen !== null) onAssign(chosen, reason.trim()) }}>指定，请他签</Button>
    </View>
  )
}

function RetryForm({ isBusy, refusal, onRetry }: Pick<ExceptionPopupProps, 'isBusy' | 'refusal' | 'onRetry'>) {
  const [reason, setReason] = useState('')
  return (
    <View>
      <Field label='修了什么'><TextArea label='修了什么' value={reason} placeholder='谁修的、修了什么' onChange={setReason} /></Field>
      <View className='wrap field'>{['技术支持说修好了'].map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={reason.trim().length < 2} onTap={() => { onRetry(reason.trim()) }}>再读一次</Button>
    </View>
  )
}

interface SettleFormProps extends Pick<ExceptionPopupProps, 'line' | 'isBusy' | 'refusal' | 'onSettle'> {
  readonly way: Settlement
}

function SettleForm({ line, way, isBusy, refusal, onSettle }: SettleFormProps) {
  const [reason, setReason] = useState('')
  const choice = settlementsOf(line).find((known) => known.way === way)
  return (
    <View>
      <Field label={`为什么${choice?.title ?? ''}`}><TextArea label='原因' value={reason} placeholder='本人和签字的人都看得到' onChange={setReason} /></Field>
      <View className='wrap field'>{(choice?.reasons ?? []).map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <Text className='block small muted period-effect'>{choice?.effect}</Text>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={reason.trim().length < 2} onTap={() => { onSettle(way, reason.trim()) }}>{choice?.title}，接着往下走</Button>
    </View>
  )
}

interface PayFormProps extends Pick<ExceptionPopupProps, 'line' | 'isBusy' | 'refusal' | 'onDecidePay'> {
  readonly choice: PayGuardChoice
}

function PayForm({ line, choice, isBusy, refusal, onDecidePay }: PayFormProps) {
  const [reason, setReason] = useState('')
  const chosen = payChoicesOf(line).find((known) => known.choice === choice)
  return (
    <View>
      <Field label={`为什么${chosen?.title ?? ''}`}><TextArea label='原因' value={reason} placeholder='本人和签字的人都看得到' onChange={setReason} /></Field>
      <View className='wrap field'>{(chosen?.reasons ?? []).map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <Text className='block small muted period-effect'>{chosen?.effect}</Text>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={reason.trim().length < 2} onTap={() => { onDecidePay(choice, reason.trim()) }}>{chosen?.title}，接着签字</Button>
    </View>
  )
}

function UnmadeForm({ choice, isBusy, refusal, onSettleUnmade }: Pick<ExceptionPopupProps, 'isBusy' | 'refusal' | 'onSettleUnmade'> & { readonly choice: UnmadeChoice }) {
  const [reason, setReason] = useState('')
  return (
    <View>
      <Field label={choice.label}><TextArea label={choice.label} value={reason} placeholder='写清楚，以后查得到' onChange={setReason} /></Field>
      <View className='wrap field'>{choice.reasons.map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <Text className='block small muted period-effect'>{choice.effect}</Text>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={reason.trim().length < 2} onTap={() => { onSettleUnmade(choice.way, reason.trim()) }}>{choice.title}</Button>
    </View>
  )
}
