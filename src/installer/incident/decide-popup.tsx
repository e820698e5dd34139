import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { IncidentView } from '@shared/incident/incident-view'
import type { AppRefusal } from '../../cloud/call'
import { Field, TextArea } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip, Stepper } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { movedQuantity, verdictChoicesOf, type Verdict } from './incident-page-view'

interface DecidePopupProps {
  readonly incident: IncidentView
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: (verdict: Verdict, quantity: number, reason: string) => void
  readonly onClose: () => void
}

/** 裁定: one of the ways to end a dispute, with what each does to the score, and the reason that the employee will read. */
export function DecidePopup({ incident, isBusy, refusal, onConfirm, onClose }: DecidePopupProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [quantity, setQuantity] = useState(1)
  const [reason, setReason] = useState('')
  const choices = verdictChoicesOf(incident, quantity)
  const chosen = choices.find((choice) => choice.verdict === verdict)
  const move = (direction: 1 | -1) => { setQuantity(movedQuantity(quantity, direction, incident.quantity - 1)) }
  return (
    <Popup title={incident.dispute === null ? '核实投诉' : '裁定异议'} isOpen onClose={onClose}>
      <View className='incident-claims'>
        <Text className='block small muted'>{incident.reporterName}记</Text><Text className='block'>{incident.note === '' ? incident.kindTitle : incident.note}</Text>
        <Text className='block small muted incident-claim'>{incident.employeeName}{incident.dispute === null ? '' : '说'}</Text><Text className='block'>{incident.dispute?.reason ?? '没有答复'}</Text>
      </View>
      <View className='incident-verdicts'>
        {choices.map((choice) => (
          <View key={choice.verdict} className={choice.verdict === verdict ? 'incident-verdict on' : 'incident-verdict'} hoverClass='pressed' ariaRole='radio' ariaLabel={`${choice.title}，${choice.effect}${choice.verdict === verdict ? '，已选' : ''}`}
            onClick={() => { setVerdict(choice.verdict) }}>
            <Text className='block strong'>{choice.title}</Text><Text className='block small'>{choice.effect}</Text>
          </View>
        ))}
      </View>
      {verdict === 'reduced' && <View className='line field'><Text className='muted'>减到几次</Text><Stepper label='减到几次' value={`${quantity} 次`} onLess={() => { move(-1) }} onMore={() => { move(1) }} /></View>}
      <Field label='理由'><TextArea label='理由' value={reason} placeholder='双方都会看到，写清楚依据' onChange={setReason} /></Field>
      {chosen !== undefined && <View className='wrap field'>{chosen.reasons.map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>}
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={chosen === undefined || reason.trim().length < 2} onTap={() => { if (chosen !== undefined) onConfirm(chosen.verdict, quantity, reason.trim()) }}>{chosen === undefined ? (incident.dispute === null ? '先选核实结果' : '先选一种裁定') : `${incident.dispute === null ? '核实' : '裁定'}：${chosen.title}`}</Button>
    </Popup>
  )
}
