import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { beijingDayOf, dayStartsAt } from '@shared/cycle/beijing-time'
import { useNow } from '../../cloud/use-now'
import { DayField } from '../../ui/day-field'
import { Field } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button } from '../../ui/parts'
import type { PersonBrief } from './people-view'
import type { usePersonActions } from './use-people'

interface LeaveFormProps {
  readonly person: PersonBrief
  readonly actions: ReturnType<typeof usePersonActions>
}

/** Somebody's last day, with what it does. */
export function LeaveForm({ person, actions }: LeaveFormProps) {
  const today = beijingDayOf(useNow())
  const [lastDay, setLastDay] = useState(today)
  return (
    <View>
      <Field label='最后一天上班'><DayField label='最后一天' value={lastDay} earliest={beijingDayOf(dayStartsAt(today, -30))} latest={today} onChange={setLastDay} /></Field>
      {['考核表到这天为止，绩效工资按在岗天数算，照样走完签字', '等他签字、打分的事转给上一级', '微信账号马上解绑，进不来了'].map((effect) => <Text key={effect} className='block small muted person-note'>{effect}</Text>)}
      <RefusalNote refusal={actions.refusal} />
      <Button isBusy={actions.isBusy} onTap={() => { void actions.leave(person.id, lastDay) }}>{`给${person.name}办离职`}</Button>
    </View>
  )
}
