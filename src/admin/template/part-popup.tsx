import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ParameterView, TemplatePart } from '@shared/template/template-view'
import { DecimalField, Field, TextArea, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip, Segments } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { asideOf, changesOf, firstTabOf, parametersOn, problemOf, tabsOf, textOf, wasText, type Filled } from './template-page-view'
import type { useTemplateActions } from './use-template'

interface PartPopupProps {
  readonly part: TemplatePart
  readonly mayChange: boolean
  readonly actions: ReturnType<typeof useTemplateActions>
}

/** The settings of one part: how it counts and how it is worded. */
export function PartPopup({ part, mayChange, actions }: PartPopupProps) {
  const [filled, setFilled] = useState<Filled>({})
  const [tab, setTab] = useState(() => firstTabOf(part))
  const tabs = tabsOf(part)
  const changes = changesOf(part, filled)
  return (
    <Popup title={part.title} isOpen onClose={() => { actions.openTask(null) }}>
      {part.item !== null && <View className='template-rule'><Text>{part.item.rule}</Text></View>}
      {tabs.length > 1 && <Segments value={tab} choices={tabs} onChoose={setTab} />}
      {parametersOn(part, tab).map((parameter) => <ParameterField key={parameter.field} parameter={parameter} filled={filled} mayChange={mayChange} onChange={(value) => { setFilled({ ...filled, [parameter.field]: value }) }} />)}
      <RefusalNote refusal={actions.refusal} />
      {mayChange && <Button isBusy={actions.isBusy} isOff={changes === null || changes.length === 0} onTap={() => { if (changes !== null) void actions.save(changes) }}>{changes === null ? '先改好标红的' : changes.length === 0 ? '还没有改' : '存下，先不发布'}</Button>}
    </Popup>
  )
}

interface ParameterFieldProps {
  readonly parameter: ParameterView
  readonly filled: Filled
  readonly mayChange: boolean
  readonly onChange: (value: string) => void
}

function ParameterField({ parameter, filled, mayChange, onChange }: ParameterFieldProps) {
  const text = textOf(parameter, filled)
  const was = wasText(parameter)
  return (
    <Field label={parameter.label} aside={asideOf(parameter)} error={problemOf(parameter, filled)}>
      {mayChange ? <Entry parameter={parameter} text={text} onChange={onChange} /> : <Text className='block'>{shownText(parameter, text)}</Text>}
      <Text className='block small faint template-help'>{parameter.help}</Text>
      {was !== null && <Text className='block small accent'>{was}</Text>}
    </Field>
  )
}

function shownText({ entry }: ParameterView, text: string): string {
  if (entry.entry === 'choice') return entry.choices.find(({ value }) => value === text)?.title ?? text
  return text === '' ? (('none' in entry ? entry.none : null) ?? '—') : text
}

function Entry({ parameter: { label, entry }, text, onChange }: { readonly parameter: ParameterView; readonly text: string; readonly onChange: (value: string) => void }) {
  switch (entry.entry) {
    case 'decimal': return <DecimalField label={label} value={text} placeholder={entry.none ?? '填数字'} onChange={onChange} />
    case 'choice': return <View className='wrap'>{entry.choices.map(({ value, title }) => <Chip key={value} isOn={value === text} onTap={() => { onChange(value) }}>{title}</Chip>)}</View>
    case 'line': return <TextInput label={label} value={text} placeholder={entry.none ?? ''} maximum={entry.longest} onChange={onChange} />
    case 'lines': return <TextArea label={label} value={text} placeholder='每行一条' maximum={2_500} onChange={onChange} />
  }
}
