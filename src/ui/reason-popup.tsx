import { useState, type PropsWithChildren, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { AppRefusal } from '../cloud/call'
import { Field, TextArea } from './fields'
import { RefusalNote } from './page-state'
import { Button, Chip } from './parts'
import { Popup } from './popup'

interface ReasonPopupProps<Target extends string> {
  readonly title: string
  readonly label: string
  readonly placeholder: string
  readonly confirm: string
  /** Ready answers to tap instead of typing. */
  readonly choices: readonly string[]
  readonly isOptional?: boolean
  readonly isDanger?: boolean
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  /** Where it goes, when there is a choice. */
  readonly targets?: readonly { readonly to: Target; readonly title: string; readonly effect?: string }[]
  readonly target?: Target
  readonly onTarget?: (target: Target) => void
  /** What may be given beside the reason. */
  readonly more?: ReactNode
  readonly onConfirm: (text: string) => void
  readonly onClose: () => void
}

/** Something that needs a reason, chosen or typed; what was typed stays when the server says no. Children tell what it is about. */
export function ReasonPopup<Target extends string>({ title, label, placeholder, confirm, choices, isOptional = false, isDanger = false, isBusy, refusal, targets = [], target, onTarget, more, onConfirm, onClose, children }: PropsWithChildren<ReasonPopupProps<Target>>) {
  const [text, setText] = useState('')
  const effect = targets.find(({ to }) => to === target)?.effect
  const isReady = isOptional || text.trim().length >= 2
  return (
    <Popup title={title} isOpen onClose={onClose}>
      {children}
      {targets.length > 1 && <View className='wrap field'>{targets.map((choice) => <Chip key={choice.to} isOn={choice.to === target} onTap={() => { onTarget?.(choice.to) }}>{choice.title}</Chip>)}</View>}
      {effect !== undefined && <Text className='block small muted field'>{effect}</Text>}
      <Field label={label}>
        <TextArea label={label} value={text} placeholder={placeholder} onChange={setText} />
      </Field>
      <View className='wrap field'>{choices.map((choice) => <Chip key={choice} isOn={text === choice} onTap={() => { setText(choice) }}>{choice}</Chip>)}</View>
      {more}
      <RefusalNote refusal={refusal} />
      <Button kind={isDanger ? 'danger' : 'primary'} isBusy={isBusy} isOff={!isReady} onTap={() => { onConfirm(text.trim()) }}>{confirm}</Button>
    </Popup>
  )
}
