import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ExceptionLine } from '@shared/cycle/read-period'
import type { AppRefusal } from '../../cloud/call'
import { Field, TextArea } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { settlementsOf, type Settlement } from './supply-view'

interface ExceptionsPopupProps {
  readonly title: string
  readonly lines: readonly ExceptionLine[]
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onSettle: (way: Settlement, reason: string) => void
  readonly onClose: () => void
}

/** 一起处理: several exceptions of one kind in one way with one reason; who they are about stands above it. */
export function ExceptionsPopup({ title, lines, isBusy, refusal, onSettle, onClose }: ExceptionsPopupProps) {
  const [way, setWay] = useState<Settlement>('exclude')
  const [reason, setReason] = useState('')
  const [first] = lines
  const choices = first === undefined ? [] : settlementsOf(first)
  const choice = choices.find((known) => known.way === way)
  return (
    <Popup title={`${title}，一起处理 ${lines.length} 个`} isOpen onClose={onClose}>
      <Text className='block muted period-advice'>{lines.map(({ employeeName, itemTitle }) => `${employeeName}“${itemTitle}”`).join('、')}</Text>
      <Field label='怎么算'><View className='wrap'>{choices.map((known) => <Chip key={known.way} isOn={way === known.way} onTap={() => { setWay(known.way) }}>{known.title}</Chip>)}</View></Field>
      <Field label='原因'><TextArea label='原因' value={reason} placeholder='写在每张表上，本人和签字的人都看得到' onChange={setReason} /></Field>
      <View className='wrap field'>{(choice?.reasons ?? []).map((ready) => <Chip key={ready} isOn={reason === ready} onTap={() => { setReason(ready) }}>{ready}</Chip>)}</View>
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={reason.trim().length < 2} onTap={() => { onSettle(way, reason.trim()) }}>{`${lines.length} 个都${choice?.title ?? ''}`}</Button>
    </Popup>
  )
}
