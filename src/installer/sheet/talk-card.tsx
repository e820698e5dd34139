import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { beijingDayOf, toInstant, toMs } from '@shared/cycle/beijing-time'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { serverNow } from '../../cloud/server-clock'
import { useMe } from '../../cloud/use-me'
import { Field, TextArea } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Chip, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { dayLabel, talkCardOf } from './practice-view'
import { usePractice, type Practice } from './use-practice'

type Task = 'plan' | 'record' | 'agree' | 'object'

/** 面谈: planned, held, what was said, and that both agree; the superior can't sign before. */
export function TalkCard({ sheet }: { readonly sheet: SheetView }) {
  const practice = usePractice(sheet.id)
  const { me } = useMe()
  const [task, setTask] = useState<Task | null>(null)
  const view = talkCardOf(sheet, me?.id ?? '')
  if (view === null) return null
  const openTask = (next: Task | null) => { practice.forget(); setTask(next) }
  return (
    <Card title={view.title} aside={<Tag tone={view.tag.tone}>{view.tag.text}</Tag>}>
      <Text className='block muted small'>{view.rule}</Text>
      {view.lines.map(({ label, text }) => <View key={label} className='practice-line'><Text className='practice-label muted small'>{label}</Text><Text className='practice-text'>{text}</Text></View>)}
      {(view.mayPlan || view.mayRecord || view.mayConfirm) && (
        <View className='buttons sheet-add'>
          {view.mayPlan && <Button kind='plain' onTap={() => { openTask('plan') }}>约时间</Button>}
          {view.mayRecord && <Button kind={view.tag.tone === 'good' ? 'plain' : 'primary'} onTap={() => { openTask('record') }}>{sheet.talk === null || sheet.talk.heldOn === null ? '记面谈' : '重记'}</Button>}
          {view.mayConfirm && !view.isForOther && <Button kind='plain' onTap={() => { openTask('object') }}>有异议</Button>}
          {view.mayConfirm && <Button kind={view.isForOther ? 'plain' : 'primary'} onTap={() => { openTask('agree') }}>{view.isForOther ? '代本人确认' : '确认无异议'}</Button>}
        </View>
      )}
      {task !== null && <TalkPopup key={task} task={task} sheet={sheet} isForOther={view.isForOther} practice={practice} onClose={() => { openTask(null) }} />}
    </Card>
  )
}

interface TalkPopupProps {
  readonly task: Task
  readonly sheet: SheetView
  readonly isForOther: boolean
  readonly practice: Practice
  readonly onClose: () => void
}

const titles: Record<Task, string> = { plan: '约面谈', record: '记面谈', agree: '确认面谈', object: '有异议' }
const daysFrom = (now: string, steps: readonly number[]) => steps.map((step) => beijingDayOf(toInstant(toMs(now) + step * 86_400_000)))

function TalkPopup({ task, sheet, isForOther, practice, onClose }: TalkPopupProps) {
  const now = serverNow()
  const days = task === 'plan' ? daysFrom(now, [0, 1, 2, 3, 4, 5, 6, 7, 14, 21]) : daysFrom(now, [0, -1, -2, -3, -4, -5, -6]).filter((day) => day >= beijingDayOf(sheet.dates.startsAt))
  const [day, setDay] = useState(sheet.talk?.plannedOn !== null && days.includes(sheet.talk?.plannedOn ?? '') ? (sheet.talk?.plannedOn ?? '') : (days[0] ?? ''))
  const [text, setText] = useState(task === 'record' ? (sheet.talk?.notes ?? '') : '')
  const needsText = task === 'record' || task === 'object' || (task === 'agree' && isForOther)
  const isReady = !needsText || text.trim().length >= 2
  const send = async () => {
    const isDone = await (task === 'plan' ? practice.planTalk(day) : task === 'record' ? practice.recordTalk(day, text.trim()) : practice.confirmTalk(task === 'agree', text.trim()))
    if (isDone) onClose()
  }
  return (
    <Popup title={titles[task]} isOpen onClose={onClose}>
      {(task === 'plan' || task === 'record') && <Field label={task === 'plan' ? '哪一天谈' : '哪一天谈的'}><View className='wrap'>{days.map((each) => <Chip key={each} isOn={each === day} onTap={() => { setDay(each) }}>{dayLabel(each)}</Chip>)}</View></Field>}
      {task === 'record' && <Field label='谈了什么' aside='本人会看到并确认'><TextArea label='谈了什么' value={text} placeholder='好的、要改的、商定了什么' onChange={setText} /></Field>}
      {task === 'object' && <Field label='哪里不同意' aside='上级会再和您谈'><TextArea label='哪里不同意' value={text} placeholder='哪一点和谈的不一样' onChange={setText} /></Field>}
      {task === 'agree' && isForOther && <Field label='为什么代本人确认' aside='会写在表上'><TextArea label='为什么代本人确认' value={text} placeholder='例如：本人出差，电话里确认' onChange={setText} /></Field>}
      {task === 'agree' && !isForOther && <Text className='block muted'>{sheet.talk?.notes}</Text>}
      <RefusalNote refusal={practice.refusal} />
      <Button isBusy={practice.isBusy} isOff={!isReady} onTap={() => { void send() }}>{task === 'plan' ? '约好' : task === 'record' ? '记下' : task === 'object' ? '提出异议' : '确认'}</Button>
    </Popup>
  )
}
