import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useQuery } from '../../cloud/use-query'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Chip } from '../../ui/parts'
import { sheetChoicesOf, startAssignmentOf, toggled, unnamedText } from './assignment-view'
import type { PersonBrief } from './people-view'
import type { usePersonActions } from './use-people'

interface AssignmentFormProps {
  readonly person: PersonBrief
  readonly actions: ReturnType<typeof usePersonActions>
}

/** By which sheets somebody is scored from the next opened month on, and which of them pays. */
export function AssignmentForm({ person, actions }: AssignmentFormProps) {
  const [draft, setDraft] = useState(() => startAssignmentOf(person))
  const { data, refusal, refetch } = useQuery('list-templates', {})
  if (data === undefined) return refusal === null ? <Skeleton heights={[90, 90, 90, 90]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  const choices = sheetChoicesOf(data.templates)
  const waiting = unnamedText(data.templates)
  return (
    <View>
      <Text className='block small muted person-note'>从下一次开的考核月起算，已经开的月份还按原来的表。</Text>
      <View className='assignment-choices'>{choices.map(({ id, title }) => <Chip key={id} isOn={draft.templateIds.includes(id)} onTap={() => { setDraft(toggled(draft, id)) }}>{title}</Chip>)}</View>
      {draft.templateIds.length > 1 && (
        <View>
          <Text className='block small muted person-note'>按哪张发绩效工资</Text>
          <View className='assignment-choices'>{choices.filter(({ id }) => draft.templateIds.includes(id)).map(({ id, title }) => <Chip key={id} isOn={draft.paying === id} onTap={() => { setDraft({ ...draft, paying: id }) }}>{title}</Chip>)}</View>
        </View>
      )}
      {waiting !== null && <Text className='block small muted person-note'>{waiting}</Text>}
      <RefusalNote refusal={actions.refusal} />
      <Button isBusy={actions.isBusy} onTap={() => { void actions.assign(person.id, [...draft.templateIds], draft.paying) }}>{draft.templateIds.length === 0 ? '不参加考核' : '换成选中的表'}</Button>
    </View>
  )
}
