import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { mayDo, useMe } from '../../cloud/use-me'
import { periodLabel } from '../../ui/format'
import { paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import type { TriedSettings } from '@shared/rehearsal/tried-settings'
import { Button, Card, Chip, Row, Segments, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { FilterChips } from '../filter-chips'
import { MoreRows } from '../more-rows'
import { LinePopup } from './line-popup'
import { rehearsalViewOf, type ChangeLine, type LineFilter } from './rehearsal-view'
import { triedWordsOf } from './tried-view'
import { TryPopup } from './try-popup'
import { useRehearsal, type RehearsalChoice } from './use-rehearsal'
import './index.scss'

/** 试算: another version of a form, or other settings, on months that are over: who would gain or lose how much. Nothing changes by it. */
export default function RehearsalPage() {
  const { me, refusal, refetch } = useMe()
  const templateId = paramOf(useRouter().params, 'id')
  if (me === undefined) return <Screen>{refusal === null ? <Skeleton heights={[96, 240, 320]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!mayDo(me, 'rehearse-template')) return <Screen><Problem refusal={{ code: 'forbidden', message: '试算由人事、财务和总经理来做' }} onRetry={() => { void refetch() }} /></Screen>
  return <RehearsalOf templateId={templateId} />
}

function RehearsalOf({ templateId }: { readonly templateId: string | null }) {
  const [choice, setChoice] = useState<RehearsalChoice>({ templateId, version: 'draft', periodIds: null, tried: {} })
  const [isTrying, setTrying] = useState(false)
  const [isChoosingForm, setChoosingForm] = useState(false)
  const { head, lines, isDone, refusal, retry } = useRehearsal(choice)
  const hasDraft = head?.forms.find(({ id }) => id === head.templateId)?.hasDraft ?? true
  if (refusal?.code === 'draft-missing' && choice.version === 'draft') return <NoDraft onTap={() => { setChoice({ ...choice, version: 'in-use' }) }} />
  if (refusal !== null) return <Screen><Problem refusal={refusal} onRetry={retry} /></Screen>
  if (head === null) return <Screen><Skeleton heights={[96, 240, 320]} /></Screen>
  if (head.periodId === null) return <Screen><Empty title='还没有过去的月份' text='有一个月结账以后，可以拿它来试算。' /></Screen>
  const months = choice.periodIds ?? [head.periodId]
  // Where forms have changes, only these are worth a choice.
  const changed = head.forms.filter((form) => form.hasDraft || form.id === head.templateId)
  const forms = head.forms.some((form) => form.hasDraft) ? changed : head.forms
  const toggle = (periodId: string) => {
    const next = months.includes(periodId) ? months.filter((known) => known !== periodId) : [...months, periodId].sort()
    if (next.length > 0) setChoice({ ...choice, version: hasDraft ? choice.version : 'in-use', templateId: head.templateId, periodIds: next })
  }
  const chooseForm = ({ id, hasDraft: isChanged }: (typeof forms)[number]) => {
    setChoosingForm(false)
    setChoice({ templateId: id, version: isChanged ? 'draft' : 'in-use', periodIds: null, tried: {} })
  }
  const tried = triedWordsOf(choice.tried, head.current)
  const tryOut = (settings: TriedSettings) => { setChoice({ ...choice, templateId: head.templateId, periodIds: months, tried: settings }) }
  return (
    <Screen>
      <Card title={head.title}>
        <Text className='block muted small'>{hasDraft && choice.version === 'draft' ? '按没发布的改动，重算过去的月份。只是算算看，什么也不改。' : `按现在用的第 ${head.number} 版，重算过去的月份。只是算算看，什么也不改。`}</Text>
        {hasDraft && <View className='rehearsal-choice'><Segments value={choice.version} choices={[{ value: 'draft', title: '没发布的改动' }, { value: 'in-use', title: `第 ${head.number} 版` }]} onChoose={(version) => { setChoice({ ...choice, templateId: head.templateId, version }) }} /></View>}
        {templateId === null && forms.length > 1 && !isChoosingForm && <Row title='换一张考核表' detail={`${forms.length} 张可以试算`} onTap={() => { setChoosingForm(true) }} />}
        {isChoosingForm && <View className='wrap rehearsal-choice'>{forms.map((form) => <Chip key={form.id} isOn={form.id === head.templateId} onTap={() => { chooseForm(form) }}>{form.title}</Chip>)}</View>}
        <View className='wrap rehearsal-choice'>{head.periods.slice(0, 12).map((periodId) => <Chip key={periodId} isOn={months.includes(periodId)} onTap={() => { toggle(periodId) }}>{periodLabel(periodId)}</Chip>)}</View>
        <Row title='试别的设置' detail={tried.length === 0 ? '达标分、封顶、基数、最低工资' : tried.join('；')} onTap={() => { setTrying(true) }} />
        {tried.length > 0 && <View className='rehearsal-choice'><Button kind='plain' isSmall onTap={() => { tryOut({}) }}>设置恢复原样</Button></View>}
      </Card>
      {isTrying && <TryPopup current={head.current} tried={choice.tried} onClose={() => { setTrying(false) }} onTry={(settings) => { setTrying(false); tryOut(settings) }} />}
      {lines.length === 0 ? (isDone ? <Empty title='没有封存的表' text='选的月份里，这张考核表还没有封存的。' /> : <Skeleton heights={[200, 320]} />) : <Result lines={lines} isDone={isDone} tried={choice.tried} onTry={tryOut} />}
    </Screen>
  )
}

function NoDraft({ onTap }: { readonly onTap: () => void }) {
  return <Screen><Empty title='还没有改动' text='在考核表模板里改好、先不发布，就能在这里看谁会多、谁会少。也可以拿现在用的版本，看过去的月份会发多少。' action={{ title: '用现在的版本试算', onTap }} /></Screen>
}

interface ResultProps {
  readonly lines: readonly RehearsalLine[]
  readonly isDone: boolean
  readonly tried: TriedSettings
  readonly onTry: (tried: TriedSettings) => void
}

function Result({ lines, isDone, tried, onTry }: ResultProps) {
  const [filter, setFilter] = useState<LineFilter | null>(null)
  const [opened, setOpened] = useState<ChangeLine | null>(null)
  const view = rehearsalViewOf(lines, filter)
  return (
    <View>
      <Card title='合计' aside={isDone ? `${lines.length} 张表` : `已算 ${lines.length} 张…`}>
        <Text className={`block rehearsal-total ${view.tone}`}>{view.difference}</Text>
        {view.sums !== null && <Text className='block muted'>{view.sums}</Text>}
        <View className='wrap rehearsal-choice'>{view.counts.map(({ title, tone }) => <Tag key={title} tone={tone}>{title}</Tag>)}</View>
        {[view.minimum, view.gap].map((text) => text !== null && <Text key={text} className='block muted small rehearsal-choice'>{text}</Text>)}
      </Card>
      <FilterChips choices={view.filters} value={view.filter} onChoose={setFilter} />
      {view.lines.length > 0 && <Card title='每个人' aside='变化大的在前'><MoreRows items={view.lines}>{(line) => <LineRow key={line.key} line={line} onTap={() => { setOpened(line) }} />}</MoreRows></Card>}
      {opened !== null && <LinePopup line={opened} tried={tried} onClose={() => { setOpened(null) }} onTry={(settings) => { setOpened(null); onTry(settings) }} />}
    </View>
  )
}

function LineRow({ line, onTap }: { readonly line: ChangeLine; readonly onTap: () => void }) {
  return (
    <View className='rehearsal-row' hoverClass='pressed' ariaRole='button' ariaLabel={[line.name, line.change, ...line.notes.map(({ text }) => text)].join('，')} onClick={onTap}>
      <View className='line'><Text className='rehearsal-name'>{line.name}</Text><Text className={`strong rehearsal-change ${line.tone}`}>{line.change}</Text></View>
      <Text className='block muted small'>{line.place}</Text>
      <Text className='block small rehearsal-move'>{line.move}</Text>
      {line.notes.map(({ text, tone }) => <Text key={text} className={`block small rehearsal-note ${tone === 'plain' ? 'muted' : tone}`}>{text}</Text>)}
    </View>
  )
}
