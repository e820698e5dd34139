import { useEffect, useState, type PropsWithChildren } from 'react'
import { Input, Text, Textarea, View } from '@tarojs/components'
import { useSpoken } from './use-spoken'

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
  /** The keyboard opens on it. */
  readonly isFocused?: boolean
  /** Enter on a keyboard, 完成 on a phone's. */
  readonly onEnter?: () => void
}

/** A line of text. */
export function TextInput({ value, onChange, placeholder = '', label, maximum = 100 }: TextProps) {
  const spoken = useSpoken(label)
  return <Input {...spoken} className='input' value={value} placeholder={placeholder} placeholderClass='input-hint' maxlength={maximum} ariaLabel={label} onInput={(event) => { onChange(event.detail.value) }} />
}

/** A field that has only just appeared takes no focus yet: the real input is drawn later on H5, and WeChat's popup is still rising. */
const settleMs = 120

function useFocus(isWanted: boolean): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => { setSettled(true) }, settleMs)
    return () => { clearTimeout(timer) }
  }, [])
  return isSettled && isWanted
}

/** A number with decimals, kept as the text that was typed so that nothing is rounded. */
export function DecimalField({ value, onChange, placeholder = '', label, isFocused = false, onEnter }: TextProps) {
  const hasFocus = useFocus(isFocused)
  const spoken = useSpoken(label)
  return <Input {...spoken} className='input' type='digit' value={value} placeholder={placeholder} placeholderClass='input-hint' maxlength={16} ariaLabel={label} focus={hasFocus} confirmType='done' onConfirm={() => { onEnter?.() }} onInput={(event) => { onChange(event.detail.value.trim()) }} />
}

/** A whole number, kept as the text that was typed. */
export function CountField({ value, onChange, placeholder = '', label, isFocused = false, onEnter }: TextProps) {
  const hasFocus = useFocus(isFocused)
  const spoken = useSpoken(label)
  return <Input {...spoken} className='input' type='number' value={value} placeholder={placeholder} placeholderClass='input-hint' maxlength={7} ariaLabel={label} focus={hasFocus} confirmType='done' onConfirm={() => { onEnter?.() }} onInput={(event) => { onChange(event.detail.value.trim()) }} />
}

/** Several lines of text. */
export function TextArea({ value, onChange, placeholder = '', label, maximum = 500 }: TextProps) {
  const spoken = useSpoken(label)
  return <Textarea {...spoken} className='textarea' value={value} placeholder={placeholder} placeholderClass='input-hint' maxlength={maximum} autoHeight ariaLabel={label} onInput={(event) => { onChange(event.detail.value) }} />
}
