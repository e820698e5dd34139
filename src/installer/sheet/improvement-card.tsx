import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { beijingDayOf, toInstant, toMs } from '@shared/cycle/beijing-time'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { outcomeTitles, reviewOutcomes, type PlanStep, type ReviewOutcome } from '@shared/improvement/improvement-plan'
import { serverNow } from '../../cloud/server-clock'
import { useMe } from '../../cloud/use-me'
import { Field, TextArea, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Chip, Row, Segments, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { dayLabel, improvementCardOf, proposedSteps } from './practice-view'
import { usePractice, type Practice } from './use-practice'

/** 改进计划: what scored low, what is proposed for it, what the two have agreed on, and what became of last period's plan. */
export function ImprovementCards({ sheet }: { readonly sheet: SheetView }) {
  const practice = usePractice(sheet.id)
  const { me } = useMe()
  const [task, setTask] = useState<'write' | 'review' | null>(null)
  const view = improvementCardOf(sheet, me?.id ?? '')
  if (view === null) return null
  const openTask = (next: 'write' | 'review' | null) => { practice.forget(); setTask(next) }
  const { previous } = view
  return (
    <View>
      {previous !== null && (
        <Card title='上期的改进计划' aside={previous.remark === null ? <Tag tone='warn'>还没回顾</Tag> : undefined}>
          {previous.steps.map(({ key, title, detail, tag }) => <Row key={key} title={title} detail={detail} {...(tag === null ? {} : { end: <Tag tone={tag.tone}>{tag.text}</Tag> })} />)}
          {previous.remark !== null && <Text className='block muted small'>{previous.remark}</Text>}
          {previous.mayReview && <View className='sheet-add'><Button kind='plain' onTap={() => { openTask('review') }}>逐条回顾</Button></View>}
        </Card>
      )}
      {(view.low.length > 0 || view.steps.length > 0) && (
        <Card title='改进计划'>
          <Text className='block muted small'>{view.rule}</Text>
          {view.steps.length === 0 && view.low.map(({ id, title, detail, advice }) => (
            <View key={id} className='practice-words'>
              <View className='line'><Text className='strong'>{title}</Text><Text className='warn small'>{detail}</Text></View>
              {advice.map((text) => <Text key={text} className='block muted small'>· {text}</Text>)}
            </View>
          ))}
          {view.steps.map(({ key, title, detail }) => <Row key={key} title={title} detail={detail} />)}
          {view.agreedText !== null && <Text className='block muted small practice-agreed'>{view.agreedText}</Text>}
          {view.mayWrite && (
            <View className='buttons sheet-add'>
              <Button kind={view.steps.length === 0 ? 'primary' : 'plain'} onTap={() => { openTask('write') }}>{view.steps.length === 0 ? '定计划' : '改计划'}</Button>
              {view.mayAgree && <Button isBusy={practice.isBusy} onTap={() => { void practice.writePlan(proposedSteps({ improvement: sheet.improvement === null ? null : { ...sheet.improvement, lowItems: [] } }, serverNow())) }}>同意</Button>}
            </View>
          )}
          {task === null && <RefusalNote refusal={practice.refusal} />}
        </Card>
      )}
      {task === 'write' && <PlanPopup sheet={sheet} practice={practice} onClose={() => { openTask(null) }} />}
      {task === 'review' && <ReviewPopup sheet={sheet} practice={practice} onClose={() => { openTask(null) }} />}
    </View>
  )
}

interface PopupProps {
  readonly sheet: SheetView
  readonly practice: Practice
  readonly onClose: () => void
}

const spans = [{ days: 14, title: '两周内' }, { days: 30, title: '一个月内' }, { days: 60, title: '两个月内' }] as const

/** One step for each low item to begin with; advice is put in with one tap, or written in one's own words. */
function PlanPopup({ sheet, practice, onClose }: PopupProps) {
  const now = serverNow()
  const [steps, setSteps] = useState<readonly PlanStep[]>(() => proposedSteps(sheet, now))
  const change = (index: number, change: Partial<PlanStep>) => { setSteps(steps.map((step, at) => (at === index ? { ...step, ...change } : step))) }
  const low = sheet.improvement?.lowItems ?? []
  const isReady = steps.length > 0 && steps.every(({ text }) => text.trim().length >= 2)
  const dayIn = (days: number) => beijingDayOf(toInstant(toMs(now) + days * 86_400_000))
  const save = async () => { if (await practice.writePlan(steps.map((step) => ({ ...step, text: step.text.trim() })))) onClose() }
  return (
    <Popup title='改进计划' isOpen onClose={onClose}>
      {steps.map((step, index) => {
        const item = low.find(({ id }) => id === step.item)
        return (
          <View key={`${index} ${step.item}`} className='practice-step'>
            <Field label={item?.title ?? step.item} aside={`${dayLabel(step.dueOn)}前`}><TextInput label={`${item?.title ?? step.item}怎么改`} value={step.text} placeholder='一件具体的事' onChange={(text) => { change(index, { text }) }} /></Field>
            <View className='wrap'>{(item?.advice ?? []).map((text) => <Chip key={text} isOn={text === step.text} onTap={() => { change(index, { text }) }}>{text}</Chip>)}</View>
            <View className='wrap practice-due'>{spans.map(({ days, title }) => <Chip key={title} isOn={step.dueOn === dayIn(days)} onTap={() => { change(index, { dueOn: dayIn(days) }) }}>{title}</Chip>)}</View>
          </View>
        )
      })}
      <RefusalNote refusal={practice.refusal} />
      <Button isBusy={practice.isBusy} isOff={!isReady} onTap={() => { void save() }}>记下计划</Button>
    </Popup>
  )
}

const outcomeChoices = reviewOutcomes.map((value) => ({ value, title: outcomeTitles[value] }))

function ReviewPopup({ sheet, practice, onClose }: PopupProps) {
  const steps = sheet.improvement?.previous?.steps ?? []
  const [outcomes, setOutcomes] = useState<readonly ReviewOutcome[]>(steps.map(() => 'done'))
  const [remark, setRemark] = useState('')
  const save = async () => { if (await practice.reviewPlan(outcomes, remark.trim())) onClose() }
  return (
    <Popup title='回顾上期计划' isOpen onClose={onClose}>
      {steps.map(({ text, itemTitle }, index) => (
        <Field key={`${index} ${text}`} label={text} aside={itemTitle}><Segments label={text} value={outcomes[index] ?? 'done'} choices={outcomeChoices} onChoose={(value) => { setOutcomes(outcomes.map((each, at) => (at === index ? value : each))) }} /></Field>
      ))}
      <Field label='说两句' aside='可以不填'><TextArea label='说两句' value={remark} placeholder='哪一条最见效，哪一条要接着做' onChange={setRemark} /></Field>
      <RefusalNote refusal={practice.refusal} />
      <Button isBusy={practice.isBusy} onTap={() => { void save() }}>记下回顾</Button>
    </Popup>
  )
}
