import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useCommand } from '../../cloud/use-command'
import { Field, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Chip, Segments, Stepper, Timeline } from '../../ui/parts'
import { dateTimeLabel } from '../../ui/format'
import { Popup } from '../../ui/popup'
import { toast } from '../../ui/toast'
import { causeChoices, dayChoices, draftOf, inputOf, missingOf, type JobLine, type ResultDraft } from './jobs-view'
import { movedShares, toggledShares } from './share-moves'

interface ResultPopupProps {
  readonly job: JobLine
  readonly today: string
  readonly now: string
  readonly onClose: () => void
  /** To change the plan instead. */
  readonly onPlan: () => void
}

/** 登记结果: when it was done, whether the first pass was good, and if not, why and whose part. */
export function ResultPopup({ job, today, now, onClose, onPlan }: ResultPopupProps) {
  const [draft, setDraft] = useState<ResultDraft>(() => draftOf(job, today))
  const { run, isBusy, refusal } = useCommand('record-job-result')
  const missing = missingOf(draft)
  const mayRecord = job.may.includes('record-job-result')
  const send = async () => {
    const answer = await run(inputOf(job, draft))
    if (answer?.ok === true) { toast('登记好了'); onClose() }
  }
  return (
    <Popup title={job.label} isOpen onClose={onClose}>
      <Text className='block muted small job-facts'>{`${job.orderNo} · ${job.storeName} · ${job.installers.map(({ name }) => name).join('、')}`}</Text>
      {mayRecord ? <Form job={job} draft={draft} today={today} onChange={setDraft} /> : <Text className='block muted job-locked'>有您自己的单子要由别人来登记。</Text>}
      <History job={job} now={now} />
      <RefusalNote refusal={refusal} />
      {mayRecord && <Button isBusy={isBusy} isOff={missing !== null} onTap={() => { void send() }}>{missing ?? (job.result === null ? '登记完工' : '改结果')}</Button>}
      {job.result === null && job.may.includes('save-job') && <Button kind='quiet' onTap={onPlan}>改派单：换人、改日子、延期、取消</Button>}
    </Popup>
  )
}

function Form({ job, draft, today, onChange }: { readonly job: JobLine; readonly draft: ResultDraft; readonly today: string; readonly onChange: (draft: ResultDraft) => void }) {
  const pass = draft.isFirstPass === null ? 'none' : draft.isFirstPass ? 'good' : 'failed'
  return (
    <View>
      <Field label='哪天装完的'><View className='job-chips'>{dayChoices(today, draft.completedOn).map(({ value, title }) => <Chip key={value} isOn={draft.completedOn === value} onTap={() => { onChange({ ...draft, completedOn: value }) }}>{title}</Chip>)}</View></Field>
      <Field label='一次装好了吗'><Segments value={pass} choices={[{ value: 'good', title: '一次合格' }, { value: 'failed', title: '没有一次合格' }]} onChoose={(value) => { onChange({ ...draft, isFirstPass: value === 'good' }) }} /></Field>
      {draft.isFirstPass === false && (
        <View>
          <Field label='为什么没装好' aside='可以选几样'>
            <View className='job-chips'>{causeChoices.map(({ cause, title }) => <Chip key={cause} isOn={draft.faults.some(({ name }) => name === cause)} onTap={() => { onChange({ ...draft, faults: toggledShares(draft.faults, cause) }) }}>{title}</Chip>)}</View>
          </Field>
          {draft.faults.length > 1 && (
            <Field label='各占多少责任' aside='合起来 100%'>
              <Shares names={draft.faults.map(({ name }) => causeChoices.find(({ cause }) => cause === name)?.title ?? '')} parts={draft.faults.map(({ percent }) => percent)} least={10}
                onMove={(parts) => { onChange({ ...draft, faults: draft.faults.map(({ name }, index) => ({ name, percent: parts[index] ?? 0 })) }) }} />
            </Field>
          )}
          {job.installers.length > 1 && (
            <Field label='师傅之间怎么分' aside='合起来 100%'>
              <Shares names={job.installers.map(({ name }) => name)} parts={draft.split} least={0} onMove={(split) => { onChange({ ...draft, split }) }} />
            </Field>
          )}
        </View>
      )}
      <Field label='说明' aside='可以不填，师傅会看到'><TextInput label='说明' value={draft.note} placeholder='比如：顶柜尺寸大了两公分' maximum={200} onChange={(note) => { onChange({ ...draft, note }) }} /></Field>
    </View>
  )
}

interface SharesProps {
  readonly names: readonly string[]
  readonly parts: readonly number[]
  readonly least: number
  readonly onMove: (parts: readonly number[]) => void
}

/** Parts of a whole: what one gains the others lose, so that they always make 100. */
function Shares({ names, parts, least, onMove }: SharesProps) {
  return (
    <View>
      {names.map((name, index) => (
        <View key={name} className='line job-share'>
          <Text>{name}</Text>
          <Stepper label={`${name}的责任`} value={`${parts[index] ?? 0}%`} onLess={() => { onMove(movedShares(parts, index, -1, least)) }} onMore={() => { onMove(movedShares(parts, index, 1, least)) }} />
        </View>
      ))}
    </View>
  )
}

function History({ job, now }: { readonly job: JobLine; readonly now: string }) {
  if (job.history.length < 2) return null
  return <Timeline moments={[...job.history].reverse().map(({ at, actorName, text }) => ({ key: `${at}${text}`, when: dateTimeLabel(at, now), what: <Text>{`${actorName}：${text}`}</Text> }))} />
}
