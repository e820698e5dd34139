import type { PropsWithChildren } from 'react'
import { Input, Text, Textarea, View } from '@tarojs/components'

interface FieldProps {
  readonly label: string
  readonly aside?: string
  readonly error?: string | null
}

/** A labelled place to fill in, with what is wrong beneath it. */
export function Field({ label, aside, error, children }: PropsWithChildren<FieldProps>) {
  return (
    <View className='field'>
      <View className='field-label'><Text>{label}</Text>{aside !== undefined && <Text className='faint'>{aside}</Text>}</View>
      {children}
      {error !== undefined && error !== null && <Text className='field-error'>{error}</Text>}
    </View>
  )
}

interface TextProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly label: string
  readonly maximum?: number
  /** The keyboard opens on it at once. */
  readonly isFocused?: boolean
  /** Enter on a keyboard, 完成 on a phone's. */
  readonly onEnter?: () => void
}

/** A line of text. */
export function TextInput({ value, onChange, placeholder = '', label, maximum = 100 }: TextProps) {
  return <Input className='input' value={value} placeholder={placeholder} maxlength={maximum} ariaLabel={label} onInput={(event) => { onChange(event.detail.value) }} />
}

/** A number with decimals, kept as the text that was typed so that nothing is rounded. */
export function DecimalField({ value, onChange, placeholder = '', label, isFocused = false, onEnter }: TextProps) {
  return <Input className='input' type='digit' value={value} placeholder={placeholder} maxlength={16} ariaLabel={label} focus={isFocused} confirmType='done' onConfirm={() => { onEnter?.() }} onInput={(event) => { onChange(event.detail.value.trim()) }} />
}

/** A whole number, kept as the text that was typed. */
export function CountField({ value, onChange, placeholder = '', label, isFocused = false, onEnter }: TextProps) {
  return <Input className='input' type='number' value={value} placeholder={placeholder} maxlength={7} ariaLabel={label} focus={isFocused} confirmType='done' onConfirm={() => { onEnter?.() }} onInput={(event) => { onChange(event.detail.value.trim()) }} />
}

/** Several lines of text. */
export function TextArea({ value, onChange, placeholder = '', label, maximum = 500 }: TextProps) {
  return <Textarea className='textarea' value={value} placeholder={placeholder} maxlength={maximum} autoHeight ariaLabel={label} onInput={(event) => { onChange(event.detail.value) }} />
}
