import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { TextInput } from '../../ui/fields'
import { Card, Chip } from '../../ui/parts'
import { SelfPhotos } from '../../ui/photos/self-photos'
import { movedPoints } from '../../ui/points'
import { PointsEntry } from '../../ui/points-entry'
import { isChanged, onlyAssessor, reviewProblem, type ReviewDraft, type ReviewLine } from './review-view'

interface ReviewCardProps {
  readonly sheetId: string
  readonly lines: readonly ReviewLine[]
  readonly draft: ReviewDraft
  readonly summary: string
  readonly refusal: { readonly field?: string; readonly message: string } | null
  readonly onChange: (draft: ReviewDraft) => void
}

/** 审核栏: the assessor's points stand until they are moved; what is moved asks for its reason at once. */
export function ReviewCard({ sheetId, lines, draft, summary, refusal, onChange }: ReviewCardProps) {
  if (lines.length === 0) return null
  const assessor = onlyAssessor(lines)
  return (
    <Card title='审核栏' aside={`${lines.length} 项`}>
      <Text className='block muted small'>{summary}{assessor === '' ? '' : `考核分都是${assessor}给的。`}</Text>
      {lines.map((line) => <ReviewRow key={line.id} sheetId={sheetId} line={line} facts={factsOf(line, assessor === '')} draft={draft} refused={refusal?.field === line.id ? refusal.message : null} onChange={onChange} />)}
    </Card>
  )
}

/** What stands in the columns before 审核. */
function factsOf(line: ReviewLine, namesAssessor: boolean): readonly string[] {
  return [`满分 ${line.max}`, `自评 ${line.self ?? '—'}`, `考核 ${line.assessed}${line.levels.length > 0 ? ' 级' : ''}${namesAssessor && line.assessedBy !== '' ? `（${line.assessedBy}）` : ''}`]
}

function ReviewRow({ sheetId, line, facts, draft, refused, onChange }: { readonly sheetId: string; readonly line: ReviewLine; readonly facts: readonly string[]; readonly draft: ReviewDraft; readonly refused: string | null; readonly onChange: (draft: ReviewDraft) => void }) {
  const entry = draft[line.id] ?? { given: line.assessed, reason: '' }
  const give = (given: string) => { onChange({ ...draft, [line.id]: { ...entry, given } }) }
  const back = () => { onChange(Object.fromEntries(Object.entries(draft).filter(([id]) => id !== line.id))) }
  const changed = isChanged(line, draft)
  const problem = refused ?? reviewProblem(line, draft)
  return (
    <View className='review-row'>
      <View className='line'>
        <View className='review-title'>
          <Text className='block strong'>{line.title}</Text>
          <Text className='block small muted'>{facts.map((fact, index) => <Text key={fact}><Text className='nowrap'>{fact}{index < facts.length - 1 ? ' ·' : ''}</Text> </Text>)}</Text>
        </View>
        {line.levels.length === 0 && <PointsEntry label={`${line.title}的审核分`} value={entry.given} onType={give} onLess={() => { give(movedPoints(entry.given, -1, line.step, line.max)) }} onMore={() => { give(movedPoints(entry.given, 1, line.step, line.max)) }} />}
      </View>
      {line.levels.length > 0 && <View className='wrap review-words'>{line.levels.map((level) => <Chip key={level} isOn={entry.given === level} onTap={() => { give(level) }}>{`${level} 级`}</Chip>)}</View>}
      {line.selfRemark !== '' && <Text className='block small review-words'>自评说明：{line.selfRemark}</Text>}
      <SelfPhotos sheetId={sheetId} title={line.title} photos={line.selfPhotos} now={serverNow()} />
      {line.assessedComment !== '' && <Text className='block small review-words'>考核评语：{line.assessedComment}</Text>}
      {changed && (
        <View className='review-words'>
          <TextInput label={`${line.title}改分的原因`} value={entry.reason} placeholder='为什么和考核分不一样' maximum={200} onChange={(reason) => { onChange({ ...draft, [line.id]: { ...entry, reason } }) }} />
          <View className='line'>
            <Text className='field-error review-problem'>{problem ?? ''}</Text>
            <View className='review-back accent' hoverClass='pressed' ariaRole='button' ariaLabel={`${line.title}改回考核分`} onClick={back}>改回考核分</View>
          </View>
        </View>
      )}
    </View>
  )
}
