import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { thisPeriodWord } from '@shared/cycle/period-title'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { Me } from '@shared/people/read-me'
import { isSelfScoreWaiting } from '../../cloud/queue/queued'
import { useQueue } from '../../cloud/queue/use-queue'
import { useAnswered } from '../../cloud/use-answered'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import { Field, TextArea, TextInput } from '../../ui/fields'
import { dueLabel, leftLabel, periodLabel } from '../../ui/format'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Chip } from '../../ui/parts'
import { PointsEntry } from '../../ui/points-entry'
import { Screen } from '../../ui/screen'
import { ClashCard } from './clash-card'
import { placeOf } from './draft-merge'
import { ItemPhotos } from './item-photos'
import { clashLinesOf, elsewhereText, moved, placeText, selfLinesOf, selfProblem, submitTitleOf, totalOf, unfinishedOf } from './self-score-view'
import { useSelfScore } from './use-self-score'
import './index.scss'

/** 自评: every item stepped or typed, with a remark and photos where they help, started from what the system has, so that it is done in two minutes. It saves itself. */
export default function SelfScorePage() {
  const id = paramOf(useRouter().params, 'id')
  const query = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  const { me, data, refusal, refetch } = query
  const entries = useQueue()
  // The form keeps what it began with: a draft that was made on another phone must be there by then.
  const isAnswered = useAnswered(query)
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从待办打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (me === undefined || data === undefined || !isAnswered) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!data.may.includes('submit-self-score')) return <Screen><Empty title='现在不能自评' text='自评在考核期结束以后、考核开始以前填写。' action={{ title: '返回', onTap: back }} /></Screen>
  if (isSelfScoreWaiting(entries, data.id)) return <Screen><Empty title='自评在手机里等网络' text='已经填好，联网后自动提交，不会丢也不会重复。' action={{ title: '返回', onTap: back }} /></Screen>
  return <SelfScoreForm sheet={data} me={me} refetch={refetch} />
}

function SelfScoreForm({ sheet, me, refetch }: { readonly sheet: SheetView; readonly me: Me; readonly refetch: () => Promise<void> }) {
  const now = useNow()
  const { work, isBusy, refusal, takingFor, changeItem, changeComment, settle, take, removePhoto, saveNow, submit } = useSelfScore(sheet, me, refetch)
  const { form } = work
  const points = Object.fromEntries(Object.entries(form.items).map(([item, given]) => [item, given.points]))
  const lines = selfLinesOf(sheet)
  const unfinished = unfinishedOf(lines, points)
  const clashes = clashLinesOf(work.clashes, lines, form)
  const foot = (
    <View>
      {clashes.length === 0 && !lines.some(({ id }) => id === refusal?.field) && <RefusalNote refusal={refusal} />}
      <Text className='small muted self-place'>{clashes.length > 0 ? '另一台手机上也改过，两份都还在，选一份再提交' : placeText(placeOf(work))}</Text>
      <View className='line self-hand-in'><Text className='figure-l self-total'>{totalOf(points)} 分</Text>{clashes.length > 0 ? <Button onTap={() => { void Taro.pageScrollTo({ scrollTop: 0 }) }}>选用哪一份</Button> : <><Button kind='plain' isOff={isBusy} onTap={() => { void saveNow() }}>存草稿</Button><Button isBusy={isBusy} isOff={unfinished.length > 0 || takingFor !== null} onTap={() => { void submit() }}>{submitTitleOf(unfinished)}</Button></>}</View>
    </View>
  )
  return (
    <Screen foot={foot}>
      <Text className='section-title'>{periodLabel(sheet.periodId)}自评，{dueLabel(sheet.dates.ratingsDueAt)}提交，{leftLabel(sheet.dates.ratingsDueAt, now)}。前一天会提醒您。自评给考核人参考，不直接算分。</Text>
      {clashes.length > 0 && <ClashCard clashes={clashes} onSettle={settle} />}
      {lines.map((line) => {
        const item = form.items[line.id] ?? { points: '', remark: '', isFilled: false, photos: [], elsewhere: [] }
        const system = line.systemPoints
        const problem = selfProblem(item.points, line.max) ?? (refusal?.field === line.id ? refusal.message : null)
        const give = (next: string) => { changeItem(line.id, { points: next }) }
        return (
          <Card key={line.id}>
            <View className='line'>
              <View className='item-title'><Text className='block strong'>{line.title}</Text><Text className='muted small'>满分 {line.max} · {line.systemText}</Text></View>
              <PointsEntry label={line.title} value={item.points} onType={give} onLess={() => { give(moved(item.points, -1, line.max)) }} onMore={() => { give(moved(item.points, 1, line.max)) }} />
            </View>
            {problem !== null && <Text className='field-error'>{problem}</Text>}
            <Text className='block muted small'>{line.criteria}</Text>
            {system !== null && item.points !== system && <View className='wrap field'><Chip isOn={false} onTap={() => { give(system) }}>跟系统算的一样</Chip></View>}
            <View className='self-remark'><TextInput label={`${line.title}的说明`} value={item.remark} placeholder='想说明的，可以不填' maximum={200} onChange={(remark) => { changeItem(line.id, { remark }) }} /></View>
            <ItemPhotos sheetId={sheet.id} title={line.title} photos={item.photos} elsewhere={elsewhereText(item.elsewhere.length)} isTaking={takingFor === line.id} onTake={(source) => { void take(line.id, source) }} onRemove={(sha256) => { removePhoto(line.id, sha256) }} />
          </Card>
        )
      })}
      <Card><Field label='想说的话' aside='可以不填'><TextArea label='想说的话' value={form.comment} placeholder={`${thisPeriodWord(sheet.periodId)}做得好的、遇到的难处`} onChange={changeComment} /></Field></Card>
    </Screen>
  )
}
