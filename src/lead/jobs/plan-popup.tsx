import { useState } from 'react'
import { Picker, Text, View } from '@tarojs/components'
import { useCommand } from '../../cloud/use-command'
import { Field, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { toast } from '../../ui/toast'
import { dayBefore, type JobLine } from './jobs-view'
import { candidatesOf, newPlan, planDays, planInput, planMissing, planOf, stateChoices, withInstaller, withStore, type Place, type PlanDraft } from './plan-view'

interface PlanPopupProps {
  /** The job whose plan is changed; null for a new order. */
  readonly job: JobLine | null
  readonly places: readonly Place[]
  readonly today: string
  readonly onClose: () => void
}

/** 派单: which order, who goes, and when. */
export function PlanPopup({ job, places, today, onClose }: PlanPopupProps) {
  const [draft, setDraft] = useState<PlanDraft>(() => (job === null ? newPlan(places, today) : planOf(job)))
  const { run, isBusy, refusal } = useCommand('save-job')
  const missing = planMissing(draft)
  const send = async () => {
    if ((await run(planInput(draft)))?.ok !== true) return
    toast(job === null ? '派好了' : '改好了')
    onClose()
  }
  return (
    <Popup title={job === null ? '手工派单' : `改派单：${job.label}`} isOpen onClose={onClose}>
      {job === null ? <Field label='单号'><TextInput label='单号' value={draft.orderNo} placeholder='如 DX-1122' maximum={40} onChange={(orderNo) => { setDraft({ ...draft, orderNo }) }} /></Field>
        : <Text className='block muted small job-facts'>{`${job.orderNo} · ${job.storeName}`}</Text>}
      <Field label='客户简称' aside='不要写电话和门牌'><TextInput label='客户简称' value={draft.label} placeholder='如 翠湖张府' maximum={20} onChange={(label) => { setDraft({ ...draft, label }) }} /></Field>
      {job === null && places.length > 1 && (
        <Field label='门店'><View className='job-chips'>{places.map(({ storeId, storeName }) => <Chip key={storeId} isOn={draft.storeId === storeId} onTap={() => { setDraft(withStore(draft, storeId)) }}>{storeName}</Chip>)}</View></Field>
      )}
      <Field label='哪几位师傅'>
        <View className='job-chips'>{candidatesOf(places, draft, job).map(({ id, name }) => <Chip key={id} isOn={draft.installerIds.includes(id)} onTap={() => { setDraft(withInstaller(draft, id)) }}>{name}</Chip>)}</View>
      </Field>
      <Field label='哪天装'>
        <View className='job-chips'>
          {planDays(today, draft.plannedOn).map(({ value, title }) => <Chip key={value} isOn={draft.plannedOn === value} onTap={() => { setDraft({ ...draft, plannedOn: value }) }}>{title}</Chip>)}
          <Picker mode='date' value={draft.plannedOn} start={dayBefore(today, 60)} end={dayBefore(today, -180)} onChange={(event) => { setDraft({ ...draft, plannedOn: event.detail.value }) }}><View className='chip' ariaRole='button' ariaLabel='选别的日子'>别的日子</View></Picker>
        </View>
      </Field>
      {job !== null && (
        <Field label='现在怎么样' aside={job.result === null ? '' : '保存会去掉登记过的结果'}>
          <View className='job-chips'>{stateChoices.map(({ value, title }) => <Chip key={value} isOn={draft.state === value} onTap={() => { setDraft({ ...draft, state: value }) }}>{title}</Chip>)}</View>
        </Field>
      )}
      <RefusalNote refusal={refusal} />
      <Button isBusy={isBusy} isOff={missing !== null} onTap={() => { void send() }}>{missing ?? (job === null ? '派单' : '保存')}</Button>
    </Popup>
  )
}
