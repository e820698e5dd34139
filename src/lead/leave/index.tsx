import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import { beijingDayOf } from '@shared/cycle/beijing-time'
import { useCommand } from '../../cloud/use-command'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import { DayField } from '../../ui/day-field'
import { Field } from '../../ui/fields'
import { back, paramOf } from '../../ui/navigate'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Chip } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { toast } from '../../ui/toast'
import { leaveProblem, leaveSentence, startLeaveOf } from './leave-view'
import './index.scss'

/** 请假代签: days of one's own leave, or for HR of somebody else's, and who signs meanwhile. */
export default function LeavePage() {
  const personId = paramOf(useRouter().params, 'person')
  const { me, data, refusal, refetch } = useMyQuery('read-leave', { personId })
  if (me === undefined || data === undefined) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  return <LeaveForm key={JSON.stringify(data.leave)} data={data} isOwn={me.id === data.person.id} />
}

function LeaveForm({ data, isOwn }: { readonly data: ActionOutput<'read-leave'>; readonly isOwn: boolean }) {
  const today = beijingDayOf(useNow())
  const [draft, setDraft] = useState(() => startLeaveOf(data, today))
  const { run, isBusy, refusal } = useCommand('set-delegate')
  const problem = leaveProblem(draft, today)
  const set = async (leave: { from: string; until: string; delegateId: string } | null) => {
    const answer = await run({ personId: data.person.id, leave })
    if (answer?.ok !== true) return
    toast(leave === null ? `已销假，${isOwn ? '自己' : data.person.name}签` : leave.from <= today ? '已设好，已经转过去' : '已设好，到那天转过去')
    back()
  }
  const { from, until, delegateId } = draft
  const foot = (
    <View>
      <RefusalNote refusal={refusal} />
      <View className='buttons'>
        {data.leave !== null && <Button kind='plain' isBusy={isBusy} onTap={() => { void set(null) }}>提前销假</Button>}
        <Button isBusy={isBusy} isOff={delegateId === null || problem !== null} onTap={() => { if (delegateId !== null) void set({ from, until, delegateId }) }}>{delegateId === null ? '先选代签的人' : '设好代签'}</Button>
      </View>
    </View>
  )
  return (
    <Screen foot={foot}>
      <Text className='section-title'>{leaveSentence(data, isOwn)}</Text>
      <Card {...(isOwn ? {} : { title: `${data.person.name}的请假`, aside: data.person.position })}>
        <Field label='从哪天'><DayField label='从哪天' value={from} onChange={(day) => { setDraft({ ...draft, from: day }) }} /></Field>
        <Field label='到哪天' aside='这一天也算' error={problem}><DayField label='到哪天' value={until} earliest={today} onChange={(day) => { setDraft({ ...draft, until: day }) }} /></Field>
      </Card>
      <Card title='谁代签'>
        <View className='wrap'>{data.candidates.map(({ id, name, position }) => <Chip key={id} isOn={id === delegateId} onTap={() => { setDraft({ ...draft, delegateId: id }) }}>{`${name} · ${position}`}</Chip>)}</View>
        <Text className='block muted small leave-note'>代签的人签过的表，不能再签下一步；轮不到他时由上一级签。</Text>
      </Card>
    </Screen>
  )
}
