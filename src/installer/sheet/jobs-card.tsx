import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PlannedTask } from '@shared/appraisal/plan-tasks'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { DecimalField, Field, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Row, Segments } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { degreeTitles, isJobReady, jobDetail, jobListsOf, jobProblem, newJob, withJob, type JobList } from './plan-view'
import type { useSheetActions } from './use-sheet'

type Actions = ReturnType<typeof useSheetActions>

/** 任务: the jobs of an item with how far each is done; the superior writes them down here. */
export function JobsCards({ sheet, actions }: { readonly sheet: SheetView; readonly actions: Actions }) {
  return <View>{jobListsOf(sheet).map((list) => <JobsCard key={list.itemId} list={list} may={sheet.may.includes('plan-tasks')} actions={actions} />)}</View>
}

function JobsCard({ list, may, actions }: { readonly list: JobList; readonly may: boolean; readonly actions: Actions }) {
  const [index, setIndex] = useState<number | null>(null)
  const openJob = (at: number) => { actions.openTask(null); setIndex(at) }
  return (
    <Card title={list.title} {...(may && list.jobs.length > 0 ? { aside: '点开修改' } : {})}>
      {list.jobs.length === 0 && <Text className='block muted'>还没有列任务，这一项先不计分。</Text>}
      {list.jobs.map((job, at) => <Row key={`${at} ${job.name}`} title={job.name} detail={jobDetail(job)} {...(may ? { onTap: () => { openJob(at) } } : {})} />)}
      {may && <View className='sheet-add'><Button kind='plain' onTap={() => { openJob(list.jobs.length) }}>加一项任务</Button></View>}
      {index !== null && <JobPopup key={index} list={list} index={index} actions={actions} onClose={() => { setIndex(null) }} />}
    </Card>
  )
}

interface JobPopupProps {
  readonly list: JobList
  readonly index: number
  readonly actions: Actions
  readonly onClose: () => void
}

const degrees = degreeTitles.map((title, index) => ({ value: String(index + 1), title }))

function JobPopup({ list, index, actions, onClose }: JobPopupProps) {
  const known = list.jobs[index]
  const [job, setJob] = useState<PlannedTask>(known ?? newJob)
  const save = async (next: PlannedTask | null) => { if (await actions.planTasks(list.itemId, withJob(list.jobs, index, next))) onClose() }
  return (
    <Popup title={known === undefined ? '加一项任务' : '任务'} isOpen onClose={onClose}>
      <Field label='做什么'><TextInput label='任务名称' value={job.name} placeholder='例如：回访十月新客户' onChange={(name) => { setJob({ ...job, name }) }} /></Field>
      <Field label='紧急'><Segments label='紧急' value={String(job.urgency)} choices={degrees} onChoose={(value) => { setJob({ ...job, urgency: Number(value) }) }} /></Field>
      <Field label='重要'><Segments label='重要' value={String(job.importance)} choices={degrees} onChoose={(value) => { setJob({ ...job, importance: Number(value) }) }} /></Field>
      <Field label='完成了多少（%）' error={jobProblem(job)}><DecimalField label='完成度' value={job.completion} placeholder='0 到 100' onChange={(completion) => { setJob({ ...job, completion }) }} /></Field>
      <RefusalNote refusal={actions.refusal} />
      <View className='buttons'>
        {known !== undefined && <Button kind='plain' isOff={actions.isBusy} onTap={() => { void save(null) }}>删掉</Button>}
        <Button isBusy={actions.isBusy} isOff={!isJobReady(job)} onTap={() => { void save({ ...job, name: job.name.trim() }) }}>保存</Button>
      </View>
    </Popup>
  )
}
