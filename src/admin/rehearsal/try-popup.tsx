import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { TriedNumber, TriedSettings } from '@shared/rehearsal/tried-settings'
import { DecimalField, Field } from '../../ui/fields'
import { Button } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { wageErrorOf } from '../settings/settings-view'
import { triedDraftOf, triedErrorOf, triedOf, type CurrentSettings } from './tried-view'

interface TryPopupProps {
  readonly current: CurrentSettings
  readonly tried: TriedSettings
  readonly onTry: (tried: TriedSettings) => void
  readonly onClose: () => void
}

/** Settings that move pay, to be tried: what holds now stands in the fields. */
export function TryPopup({ current, tried, onTry, onClose }: TryPopupProps) {
  const [draft, setDraft] = useState(() => triedDraftOf(current, tried))
  const next = triedOf(draft, current, tried)
  const number = (name: TriedNumber, label: string, placeholder: string) => (
    <Field label={label} error={triedErrorOf(name, draft[name], current)}><DecimalField label={label} value={draft[name]} placeholder={placeholder} onChange={(text) => { setDraft({ ...draft, [name]: text }) }} /></Field>
  )
  const wage = (label: string, text: string, placeholder: string, onChange: (text: string) => void) => (
    <Field key={label} label={label} error={wageErrorOf(text)}><DecimalField label={label} value={text} placeholder={placeholder} onChange={onChange} /></Field>
  )
  return (
    <Popup title='试别的设置' isOpen onClose={onClose}>
      {number('passMark', '多少分拿全额', '不算绩效工资')}
      {number('cap', '最多拿基数的几倍', '不封顶')}
      {number('basePercent', '基数都按原来的百分之几', '100：不变')}
      {wage('全公司最低工资（元 / 月）', draft.wages.company, '空着：不比', (company) => { setDraft({ ...draft, wages: { ...draft.wages, company } }) })}
      {current.stores.map(({ id, name }) => wage(`${name}最低工资`, draft.wages.stores[id] ?? '', '空着：同公司，填 0：不比', (text) => { setDraft({ ...draft, wages: { ...draft.wages, stores: { ...draft.wages.stores, [id]: text } } }) }))}
      <Text className='block faint small'>只是算算看，什么也不改。一个人的基数，点他那一行来试。四舍五入到分、最少发 0 元，是固定的。</Text>
      <View className='buttons'><Button isOff={next === null} onTap={() => { if (next !== null) onTry(next) }}>按这些算</Button></View>
    </Popup>
  )
}
