import { Picker, View } from '@tarojs/components'

interface DayFieldProps {
  readonly label: string
  /** A day `YYYY-MM-DD`, or the empty text for none chosen yet. */
  readonly value: string
  readonly onChange: (day: string) => void
  /** First and last day that can be chosen. */
  readonly earliest?: string
  readonly latest?: string
}

/** A calendar day to choose. */
export function DayField({ label, value, onChange, earliest, latest }: DayFieldProps) {
  const text = value === '' ? '选日期' : `${value.slice(0, 4)}年${Number(value.slice(5, 7))}月${Number(value.slice(8))}日`
  return (
    <Picker mode='date' value={value} {...(earliest === undefined ? {} : { start: earliest })} {...(latest === undefined ? {} : { end: latest })} onChange={(event) => { onChange(event.detail.value) }}>
      <View className='input day-input' ariaRole='button' ariaLabel={value === '' ? `选${label}` : `${label}，${text}`}>{text}</View>
    </Picker>
  )
}
