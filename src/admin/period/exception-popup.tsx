import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ExceptionLine } from '@shared/cycle/read-period'
import type { AppRefusal } from '../../cloud/call'
import { DecimalField, Field, TextArea } from '../../ui/fields'
import { open, pages } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip, Row } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { settlementsOf, supplyErrorOf, supplyViewOf, type Settlement } from './supply-view'

interface ExceptionPopupProps {
  readonly line: ExceptionLine
  readonly metricsUrl: string | null
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onSupply: (value: string, reason: string) => void
  readonly onSettle: (way: Settlement, reason: string) => void
  readonly onClose: () => void
}

/** 处理异常: who can settle it and how: enter the metric for all who share it, or supply a value for this one sheet with a reason. */
export function ExceptionPopup({ line, metricsUrl, isBusy, refusal, onSupply, onSettle, onClose }: ExceptionPopupProps) {
  const [way, setWay] = useState<'supply' | Settlement | null>(null)
  const view = supplyViewOf(line)
  const leave = (url: string) => () => { onClose(); open(url) }
  return (
    <Popup title={line.employeeName} isOpen onClose={onClose}>
      <Text className='block strong'>{view.what}</Text>
      <Text className='block muted period-advice'>{line.advice}</Text>
      {way === 'supply' && <SupplyForm line={line} isBusy={isBusy} refusal={refusal} onSupply={onSupply} />}
      {way !== null && way !== 'supply' && <SettleForm line={line} way={way} isBusy={isBusy} refusal={refusal} onSettle={onSettle} />}
      {way === null && (
        <View>
          {line.maySettle && metricsUrl !== null && view.metricAdvice !== null && <Row title='去录入指标' detail={view.metricAdvice} onTap={leave(metricsUrl)} />}
          {line.maySettle && line.ways.includes('supply') && <Row title={view.supplyTitle} detail={view.effect} onTap={() => { setWay('supply') }} />}
          {line.maySettle && settlementsOf(line).map((choice) => <Row key={choice.way} title={choice.title} detail={choice.effect} onTap={() => { setWay(choice.way) }} />)}
          {!line.maySettle && <Row title={`由${line.settledByTitles.join('、')}处理`} detail={line.ways.length === 0 ? '原因解决以后系统自动接着走，不用在这里填' : '处理好以后，考核表自动接着往下走'} />}
          <Row title='看这张考核表' detail={line.storeName} onTap={leave(pages.sheet(line.sheetId))} />
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
