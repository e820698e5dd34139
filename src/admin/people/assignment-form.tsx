import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { DayField } from '../../ui/day-field'
import { Field } from '../../ui/fields'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Chip, Segments } from '../../ui/parts'
import { asksProbation, assignmentInputOf, fromChoicesOf, fromTextOf, isAssignmentReady, sheetChoicesOf, startAssignmentOf, toggled, unnamedText, withKind } from './assignment-view'
import type { PersonBrief } from './people-view'
import type { usePersonActions } from './use-people'

interface AssignmentFormProps {
  readonly person: PersonBrief
  readonly actions: ReturnType<typeof usePersonActions>
}

/** By which sheets and kinds of period somebody is scored, from when, and which of them pays. */
export function AssignmentForm({ person, actions }: AssignmentFormProps) {
  const now = useNow()
  const [draft, setDraft] = useState(() => startAssignmentOf(person))
  const { data, refusal, refetch } = useQuery('list-templates', {})
  if (data === undefined) return refusal === null ? <Skeleton heights={[90, 90, 90, 90]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  const choices = sheetChoicesOf(data.templates)
  const waiting = unnamedText(data.templates)
  const chosen = choices.filter(({ id }) => draft.sheets.some(({ templateId }) => templateId === id))
  return (
    <View>
      <View className='assignment-choices'>{choices.map((choice) => <Chip key={choice.id} isOn={chosen.includes(choice)} onTap={() => { setDraft(toggled(draft, choice)) }}>{choice.title}</Chip>)}</View>
      {chosen.filter(({ kinds }) => kinds.length > 1).map(({ id, title, kinds }) => (
        <Field key={id} label={title} aside='多久考核一次'><Segments label={title} value={draft.sheets.find(({ templateId }) => templateId === id)?.periodKind ?? 'month'} choices={kinds} onChoose={(kind) => { setDraft(withKind(draft, id, kind)) }} /></Field>
      ))}
      {asksProbation(draft) && (
        <Field label='试用期' aside='第一天到最后一天'>
          <View className='assignment-days'>
            <View className='assignment-day'><DayField label='第一天' value={draft.probation.startsOn} onChange={(startsOn) => { setDraft({ ...draft, probation: { ...draft.probation, startsOn } }) }} /></View>
            <View className='assignment-day'><DayField label='最后一天' value={draft.probation.endsOn} onChange={(endsOn) => { setDraft({ ...draft, probation: { ...draft.probation, endsOn } }) }} /></View>
          </View>
        </Field>
      )}
      {draft.sheets.length > 1 && (
        <Field label='按哪张发绩效工资'>
          <View className='assignment-choices'>{chosen.map(({ id, title }) => <Chip key={id} isOn={draft.paying === id} onTap={() => { setDraft({ ...draft, paying: id }) }}>{title}</Chip>)}</View>
        </Field>
      )}
      <Field label='从什么时候起'><Segments value={draft.from} choices={fromChoicesOf(now)} onChoose={(from) => { setDraft({ ...draft, from }) }} /></Field>
      <Text className='block small muted person-note'>{fromTextOf(draft.from)}</Text>
      {waiting !== null && <Text className='block small muted person-note'>{waiting}</Text>}
      <RefusalNote refusal={actions.refusal} />
      <Button isBusy={actions.isBusy} isOff={!isAssignmentReady(draft)} onTap={() => { void actions.assign(assignmentInputOf(person.id, draft)) }}>{draft.sheets.length === 0 ? '不参加考核' : '换成选中的表'}</Button>
    </View>
  )
}
