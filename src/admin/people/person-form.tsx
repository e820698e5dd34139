import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { DayField } from '../../ui/day-field'
import { DecimalField, Field, TextInput } from '../../ui/fields'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Chip } from '../../ui/parts'
import { daysFor, inStore, personInputOf, personProblemsOf, roleChoicesOf, saveEffectOf, startPersonOf, withRole } from './person-form-view'
import type { usePersonActions } from './use-people'

interface PersonFormProps {
  /** Null for somebody new. */
  readonly personId: string | null
  readonly actions: ReturnType<typeof usePersonActions>
}

/** The roster entry of somebody, as HR writes it. */
export function PersonForm({ personId, actions }: PersonFormProps) {
  const { data, refusal, refetch } = useQuery('read-person', { personId })
  if (data === undefined) return refusal === null ? <Skeleton heights={[90, 90, 90, 90, 90]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  return <EntryForm choices={data} personId={personId} isBusy={actions.isBusy} onSave={(input) => { void actions.save(input) }} refusal={actions.refusal} />
}

interface EntryFormProps {
  readonly choices: ActionOutput<'read-person'>
  readonly personId: string | null
  readonly isBusy: boolean
  readonly refusal: ReturnType<typeof usePersonActions>['refusal']
  readonly onSave: (input: ActionInput<'save-person'>) => void
}

function EntryForm({ choices, personId, isBusy, refusal, onSave }: EntryFormProps) {
  const now = useNow()
  const [draft, setDraft] = useState(() => startPersonOf(choices, now))
  const [isTried, setTried] = useState(false)
  const problems = personProblemsOf(draft)
  const shown = isTried ? problems : {}
  const isNew = choices.entry === null
  const isMoving = choices.entry !== null && choices.entry.storeId !== draft.storeId
  const effect = saveEffectOf(draft, choices)
  const crews = choices.crews.filter(({ storeId }) => storeId === draft.storeId)
  const save = () => {
    setTried(true)
    if (Object.keys(problems).length === 0) onSave(personInputOf(personId, draft))
  }
  return (
    <View>
      <Field label='姓名' error={shown.name ?? null}><TextInput label='姓名' value={draft.name} maximum={20} onChange={(name) => { setDraft({ ...draft, name }) }} /></Field>
      <Field label='岗位' error={shown.position ?? null}><TextInput label='岗位' value={draft.position} placeholder='比如安装师傅' maximum={20} onChange={(position) => { setDraft({ ...draft, position }) }} /></Field>
      {choices.stores.length > 1 && <Field label='门店'><View className='wrap'>{choices.stores.map(({ id, name }) => <Chip key={id} isOn={draft.storeId === id} onTap={() => { setDraft(inStore(draft, id)) }}>{name}</Chip>)}</View></Field>}
      {(isNew || isMoving) && <Field label={isNew ? '第一天上班' : '从哪天起在新门店'}><DayField label='日期' value={draft.from} {...daysFor(isNew, now)} onChange={(from) => { setDraft({ ...draft, from }) }} /></Field>}
      {crews.length > 0 && <Field label='班组' aside='共用回访分'><View className='wrap'>{crews.map(({ id, title }) => <Chip key={id} isOn={draft.crewId === id} onTap={() => { setDraft({ ...draft, crewId: draft.crewId === id ? null : id }) }}>{title}</Chip>)}</View></Field>}
      <Field label='上级' aside='打分、收提醒'><View className='wrap'>{choices.superiors.map(({ id, name, position }) => <Chip key={id} isOn={draft.supervisorId === id} onTap={() => { setDraft({ ...draft, supervisorId: draft.supervisorId === id ? null : id }) }}>{`${name} · ${position}`}</Chip>)}</View></Field>
      <Field label='权限' error={shown.roles ?? null}><View className='wrap'>{roleChoicesOf(draft).map(({ role, title, isOn }) => <Chip key={role} isOn={isOn} onTap={() => { setDraft(withRole(draft, role, choices.mayGiveCompany)) }}>{title}</Chip>)}</View></Field>
      <Field label='绩效工资基数（元）' aside='没有就空着' error={shown.base ?? null}><DecimalField label='绩效工资基数' value={draft.base} placeholder='比如 6000' onChange={(base) => { setDraft({ ...draft, base }) }} /></Field>
      {effect !== null && <Text className='block small muted person-note'>{effect}</Text>}
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} onTap={save}>{isNew ? '加进花名册' : '保存'}</Button>
    </View>
  )
}
