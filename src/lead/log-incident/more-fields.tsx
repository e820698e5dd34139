import { Picker, Text, View } from '@tarojs/components'
import { Field, TextArea, TextInput } from '../../ui/fields'
import { Chip, Stepper } from '../../ui/parts'
import { dateBefore, maximumAgeDays, movedQuantity, type EntryDraft, type EntryProblems } from './entry-draft'
import { momentOf, whenChoices, whenOf } from './log-incident-view'

interface MoreFieldsProps {
  readonly draft: EntryDraft
  readonly problems: EntryProblems
  readonly now: string
  readonly onChange: (draft: EntryDraft) => void
}

/** How often, when, for which order, and in words: all of it optional. */
export function MoreFields({ draft, problems, now, onChange }: MoreFieldsProps) {
  const { happened } = draft
  const chosen = whenOf(happened, now)
  return (
    <View className='log-fields'>
      <View className='line field'>
        <Text className='muted'>几次</Text>
        <Stepper label='几次' value={`${draft.quantity} 次`} onLess={() => { onChange({ ...draft, quantity: movedQuantity(draft.quantity, -1) }) }} onMore={() => { onChange({ ...draft, quantity: movedQuantity(draft.quantity, 1) }) }} />
      </View>
      {problems.quantity !== undefined && <Text className='field-error'>{problems.quantity}</Text>}
      <Field label='什么时候' aside='超过 7 天要店长同意' error={problems.occurredAt ?? null}>
        <View className='wrap'>{whenChoices.map(({ value, title }) => <Chip key={value} isOn={value === chosen} onTap={() => { onChange({ ...draft, happened: momentOf(value, happened, now) }) }}>{title}</Chip>)}</View>
        {happened !== null && (
          <View className='log-moment'>
            {chosen === 'earlier' && (
              <Picker mode='date' value={happened.date} start={dateBefore(now, maximumAgeDays)} end={dateBefore(now, 0)} onChange={(event) => { onChange({ ...draft, happened: { ...happened, date: event.detail.value } }) }}>
                <View className='input log-pick' ariaRole='button' ariaLabel='选日期'>{`${Number(happened.date.slice(5, 7))}月${Number(happened.date.slice(8))}日`}</View>
              </Picker>
            )}
            <Picker mode='time' value={happened.time} onChange={(event) => { onChange({ ...draft, happened: { ...happened, time: event.detail.value } }) }}>
              <View className='input log-pick' ariaRole='button' ariaLabel='选时间'>{happened.time}</View>
            </Picker>
          </View>
        )}
      </Field>
      <Field label='单号' error={problems.orderNo ?? null}><TextInput label='单号' value={draft.orderNo} placeholder='如 DX-1122' maximum={40} onChange={(orderNo) => { onChange({ ...draft, orderNo }) }} /></Field>
      <Field label='说明' error={problems.note ?? null}><TextArea label='说明' value={draft.note} placeholder='当时的情况，师傅会看到' onChange={(note) => { onChange({ ...draft, note }) }} /></Field>
    </View>
  )
}
