import { Slider, Text, View } from '@tarojs/components'
import type { AppRefusal } from '../../cloud/call'
import { serverNow } from '../../cloud/server-clock'
import { Field, TextArea } from '../../ui/fields'
import { Avatar, Card, Tag } from '../../ui/parts'
import { pointsLabel } from '../../ui/format'
import { SelfPhotos } from '../../ui/photos/self-photos'
import { movedPoints, pointsOfSteps, stepsOf } from '../../ui/points'
import { PointsEntry } from '../../ui/points-entry'
import { LevelPicker } from './level-picker'
import { draftProblem, exampleReason, type RateDraft, type RateLine } from './rate-view'

interface RateFormProps {
  readonly line: RateLine
  readonly draft: RateDraft
  readonly refusal: AppRefusal | null
  readonly onChange: (draft: RateDraft) => void
}

/** The slider can't take the theme's variables; these read on light and dark ground. */
const sliderColours = { active: '#1a938d', rest: 'rgba(128, 148, 146, 0.35)' } as const

/** Points or a level for one person: what full marks ask for, what points mean, and the way to give them. */
export function RateForm({ line, draft, refusal, onChange }: RateFormProps) {
  const problem = draftProblem(draft, line) ?? (refusal?.field === 'points' || refusal?.field === 'level' ? refusal.message : null)
  const example = exampleReason(draft, line)
  const reader = line.isWithheld ? '公布以后本人会看到' : '本人会看到'
  return (
    <View>
      <Card>
        <View className='line'>
          <Avatar name={line.name} />
          <View className='rate-who'><Text className='block strong rate-name'>{line.name}</Text><Text className='block muted small'>{line.who}</Text></View>
          <Tag tone={line.isLate ? 'bad' : 'plain'}>{line.due}</Tag>
        </View>
        <Text className='block rate-item'>{line.item}</Text>
        {line.criteria.map((text) => <Text key={text} className='block muted'>· {text}</Text>)}
        {line.checklist.length > 0 && <Text className='block muted small rate-scale'>对照：{line.checklist.join('；')}</Text>}
        {line.rubric.map((text) => <Text key={text} className='block muted small rate-scale'>{text}</Text>)}
        {line.self !== null && (
          <View className='rate-self'>
            <Text className='block'>自评 {pointsLabel(line.self.points)} 分{line.self.remark === '' ? '' : `：${line.self.remark}`}</Text>
            <SelfPhotos sheetId={line.sheetId} title={line.itemTitle} photos={line.self.photos} now={serverNow()} />
          </View>
        )}
        {line.levels.length > 0
          ? <LevelPicker levels={line.levels} chosen={draft.level} onChoose={(level) => { onChange({ ...draft, level }) }} />
          : <PointsPicker line={line} draft={draft} problem={problem} onGive={(points) => { onChange({ ...draft, points }) }} />}
        {line.levels.length > 0 && problem !== null && <Text className='field-error rate-problem'>{problem}</Text>}
      </Card>
      <Card>
        <Field label={example === null ? '评语' : '事例'} aside={example === null ? `可以不填，${reader}` : `${example}，要写一件具体的事`} error={refusal?.field === 'comment' ? refusal.message : null}>
          <TextArea label={example === null ? '评语' : '事例'} value={draft.comment} placeholder={example === null ? '好在哪里，哪里可以更好' : '哪一天、什么事、结果怎样'} onChange={(comment) => { onChange({ ...draft, comment }) }} />
        </Field>
      </Card>
    </View>
  )
}

interface PointsPickerProps {
  readonly line: RateLine
  readonly draft: RateDraft
  readonly problem: string | null
  readonly onGive: (points: string) => void
}

/** Three ways to give points: a step, a slide, typed. */
function PointsPicker({ line, draft, problem, onGive }: PointsPickerProps) {
  const points = draft.points === '' ? null : draft.points
  const slide = ({ detail }: { readonly detail: { readonly value?: unknown } }) => { onGive(pointsOfSteps(Number(detail.value), line.step)) }
  return (
    <View>
      <View className='rate-points'>
        <PointsEntry isLarge label={`${line.name}的分数`} value={draft.points} onType={onGive} onLess={() => { onGive(movedPoints(points, -1, line.step, line.max)) }} onMore={() => { onGive(movedPoints(points, 1, line.step, line.max)) }} />
        <Text className='block muted small'>满分 {line.max} 分，{line.step} 分一档</Text>
      </View>
      {problem !== null && <Text className='field-error rate-problem'>{problem}</Text>}
      <View className='rate-slide'>
        <Text className='faint small'>0</Text>
        <View className='rate-slider' ariaLabel={`拖动给${line.name}打分`}>
          <Slider min={0} max={stepsOf(line.max, line.step)} step={1} value={stepsOf(points, line.step)} blockSize={28} activeColor={sliderColours.active} backgroundColor={sliderColours.rest}
            onChanging={slide} onChange={slide} />
        </View>
        <Text className='faint small'>{line.max}</Text>
      </View>
    </View>
  )
}
