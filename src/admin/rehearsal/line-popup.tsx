import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { TriedSettings } from '@shared/rehearsal/tried-settings'
import { DecimalField, Field } from '../../ui/fields'
import { open, pages } from '../../ui/navigate'
import { Button } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { wageErrorOf } from '../settings/settings-view'
import type { ChangeLine } from './rehearsal-view'
import { withBaseOf } from './tried-view'

interface LinePopupProps {
  readonly line: ChangeLine
  readonly tried: TriedSettings
  readonly onTry: (tried: TriedSettings) => void
  readonly onClose: () => void
}

/** One person before and after, with a base of their own to try. */
export function LinePopup({ line, tried, onTry, onClose }: LinePopupProps) {
  const before = tried.bases?.find(({ employeeId }) => employeeId === line.employeeId)?.yuan ?? ''
  const [base, setBase] = useState(before)
  const error = /^[0.]+$/.test(base) ? '基数要大于 0' : wageErrorOf(base)
  return (
    <Popup title={line.name} isOpen onClose={onClose}>
      <Text className='block small muted'>{line.place}</Text>
      <Text className='block rehearsal-note'>{line.move}</Text>
      {line.notes.map(({ text, tone }) => <Text key={text} className={`block small rehearsal-note ${tone === 'plain' ? 'muted' : tone}`}>{text}</Text>)}
      <View className='rehearsal-fields'>{line.pays && <Field label='试一个基数（元）' error={error}><DecimalField label={`${line.name}的基数`} value={base} placeholder='空着：不单独试' onChange={setBase} /></Field>}</View>
      <View className='buttons'>
        <Button kind='plain' onTap={() => { open(pages.sheet(line.key)) }}>打开考核表</Button>
        {line.pays && <Button isOff={error !== null || base === before} onTap={() => { onTry(withBaseOf(tried, line.employeeId, base)) }}>按这个基数算</Button>}
      </View>
    </Popup>
  )
}
