import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { MetricLine } from '@shared/appraisal/list-metrics'
import type { MetricValue } from '@shared/appraisal/record-metric'
import type { AppRefusal } from '../../cloud/call'
import { CountField, DecimalField, Field, TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Segments, Timeline } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { correctionsOf, countWordsOf, entryViewOf, recordedTextOf, saveTitleOf, startDraftOf, type CorrectionMoment, type EntryDraft } from './entry-view'
import { metricValueText, unitWordOf, whomOf } from './metrics-view'

interface EntryPopupProps {
  readonly line: MetricLine
  readonly next: MetricLine | null
  readonly left: number
  readonly now: string
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onSave: (value: MetricValue, source: string) => void
  readonly onClose: () => void
}

const ways = [{ value: 'counted', title: '按个数算' }, { value: 'plain', title: '直接填百分比' }] as const

/** One metric: what was recorded before, the new value, and for a correction old → new before it is sent. Where it is locked: why. */
export function EntryPopup({ line, next, left, now, isBusy, refusal, onSave, onClose }: EntryPopupProps) {
  const [draft, setDraft] = useState(() => startDraftOf(line))
  const view = entryViewOf(line, draft)
  const recorded = recordedTextOf(line, now)
  const { value, change } = view
  const isReady = value !== null && change?.isSame !== true
  const save = () => { if (value !== null && isReady) onSave(value, draft.source.trim()) }
  return (
    <Popup title={line.scopeName} isOpen onClose={onClose}>
      <View className='line'><Text className='strong'>{line.title}</Text>{line.recordedAt === null && <Text className='muted small'>{`还差 ${left} 个`}</Text>}</View>
      <Text className='block small muted entry-whom'>{whomOf(line)}</Text>
      {recorded !== null && <View className='entry-recorded'><Text className='block'>{metricValueText(line)}</Text><Text className='block small muted'>{recorded}</Text></View>}
      {line.lockedBecause !== null ? <View className='banner'><Text>{line.lockedBecause}</Text></View> : (
        <View>
          {line.takesShare && <Segments value={draft.isCounted ? 'counted' : 'plain'} choices={ways} onChoose={(way) => { setDraft({ ...draft, isCounted: way === 'counted' }) }} />}
          <ValueFields line={line} draft={draft} error={view.error ?? (refusal?.field === 'value' ? refusal.message : null)} result={view.result} onChange={setDraft} onEnter={save} />
          {view.note !== null && <View className='banner'><Text>{view.note}</Text></View>}
          <Field label='来自哪张单子'><TextInput label='来自哪张单子' value={draft.source} placeholder='例如 安装完工单' onChange={(source) => { setDraft({ ...draft, source }) }} /></Field>
          {change !== null && !change.isSame && (
            <View className='entry-change' ariaLabel={`从 ${change.from} 改成 ${change.to}`}>
              <View className='entry-old'><Text className='block small muted'>原来</Text><Text className='block entry-struck'>{change.from}</Text></View><View className='chevron' /><View className='entry-new'><Text className='block small muted'>改成</Text><Text className='block strong'>{change.to}</Text></View>
            </View>
          )}
          {refusal?.field !== 'value' && <RefusalNote refusal={refusal} />}
          <Button isBusy={isBusy} isOff={!isReady} onTap={save}>{saveTitleOf(line, next)}</Button>
        </View>
      )}
      <Corrections moments={correctionsOf(line, now)} />
    </Popup>
  )
}

/** 更正记录: nothing that was recorded is lost. */
function Corrections({ moments }: { readonly moments: readonly CorrectionMoment[] }) {
  if (moments.length === 0) return null
  return (
    <View className='entry-corrections'>
      <Text className='section-title'>更正记录</Text>
      <Timeline moments={moments.map(({ key, when, who, from, to, source }) => ({
        key, when, what: <View><Text className='block'>{`${who}：${from} → ${to}`}</Text>{source !== '' && <Text className='block muted small'>{source}</Text>}</View>,
      }))} />
    </View>
  )
}

interface ValueFieldsProps {
  readonly line: MetricLine
  readonly draft: EntryDraft
  readonly error: string | null
  readonly result: string | null
  readonly onChange: (draft: EntryDraft) => void
  readonly onEnter: () => void
}

function ValueFields({ line, draft, error, result, onChange, onEnter }: ValueFieldsProps) {
  const [field, setField] = useState<'passed' | 'finished'>('passed')
  if (!draft.isCounted) {
    const unit = unitWordOf(line.unit).trim()
    return <Field label={unit === '' ? '数值' : `数值（${unit}）`} error={error}><DecimalField label='数值' value={draft.value} placeholder='填数字' isFocused onEnter={onEnter} onChange={(value) => { onChange({ ...draft, value }) }} /></Field>
  }
  const words = countWordsOf(line)
  const isPassedFirst = field === 'passed'
  return (
    <View className='field'>
      <View className='entry-counts'>
        <View className='entry-count'><Text className='block field-label'>{words.passed}</Text><CountField label={words.passed} value={draft.passed} placeholder='0' isFocused={isPassedFirst} onEnter={() => { setField('finished') }} onChange={(passed) => { onChange({ ...draft, passed }) }} /></View>
        <Text className='entry-slash muted'>/</Text>
        <View className='entry-count'><Text className='block field-label'>{words.finished}</Text><CountField label={words.finished} value={draft.finished} placeholder='0' isFocused={!isPassedFirst} onEnter={onEnter} onChange={(finished) => { onChange({ ...draft, finished }) }} /></View>
      </View>
      {error === null ? <Text className='block entry-result strong'>{result ?? ' '}</Text> : <Text className='field-error'>{error}</Text>}
      {line.excludedCauses.length > 0 && <Text className='block small muted'>{`${line.excludedCauses.join('、')}的单子不计入`}</Text>}
    </View>
  )
}
