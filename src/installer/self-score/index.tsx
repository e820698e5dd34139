import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { useAnswered } from '../../cloud/use-answered'
import { useCommand } from '../../cloud/use-command'
import { useMyQuery } from '../../cloud/use-my-query'
import { Field, TextArea, TextInput } from '../../ui/fields'
import { dueLabel, periodLabel } from '../../ui/format'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Chip } from '../../ui/parts'
import { PointsEntry } from '../../ui/points-entry'
import { Screen } from '../../ui/screen'
import { toast } from '../../ui/toast'
import { moved, selfLinesOf, selfProblem, startPointsOf, startRemarksOf, submitTitleOf, totalOf, unfinishedOf } from './self-score-view'

/** 自评: every item stepped or typed, started from what the system has, so that it is done in two minutes. */
export default function SelfScorePage() {
  const id = paramOf(useRouter().params, 'id')
  const query = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  const { data, refusal, refetch } = query
  // The form keeps what it began with: a draft that was made on another phone must be there by then.
  const isAnswered = useAnswered(query)
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从待办打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (data === undefined || !isAnswered) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!data.may.includes('submit-self-score')) return <Screen><Empty title='现在不能自评' text='自评在月底切账以后、考核开始以前填写。' action={{ title: '返回', onTap: back }} /></Screen>
  return <SelfScoreForm sheet={data} />
}

function SelfScoreForm({ sheet }: { readonly sheet: SheetView }) {
  const [points, setPoints] = useState(() => startPointsOf(sheet))
  const [remarks, setRemarks] = useState(() => startRemarksOf(sheet))
  const [comment, setComment] = useState((sheet.selfDraft ?? sheet.selfScore)?.comment ?? '')
  const { run, isBusy, refusal } = useCommand('submit-self-score')
  const draft = useCommand('save-self-score-draft')
  const given = () => Object.entries(points).map(([item, typed]) => ({ item, points: typed, remark: remarks[item]?.trim() ?? '' }))
  const save = async () => {
    const answer = await draft.run({ sheetId: sheet.id, comment, points: given() })
    if (answer?.ok === true) toast('草稿已存，换手机也能接着填')
  }
  const submit = async () => {
    const answer = await run({ sheetId: sheet.id, comment, points: given() })
    if (answer?.ok === true) {
      toast('自评已提交')
      back()
    }
  }
  const lines = selfLinesOf(sheet)
  const unfinished = unfinishedOf(lines, points)
  const foot = (
    <View>
      {!lines.some(({ id }) => id === refusal?.field) && <RefusalNote refusal={refusal ?? draft.refusal} />}
      <View className='line'><Text className='figure-l self-total'>{totalOf(points)} 分</Text><Button kind='plain' isBusy={draft.isBusy} onTap={() => { void save() }}>存草稿</Button><Button isBusy={isBusy} isOff={unfinished.length > 0} onTap={() => { void submit() }}>{submitTitleOf(unfinished)}</Button></View>
    </View>
  )
  return (
    <Screen foot={foot}>
      <Text className='section-title'>{periodLabel(sheet.periodId)}自评，{dueLabel(sheet.dates.ratingsDueAt)}提交。自评给考核人参考，不直接算分。{sheet.selfDraft === null ? '' : '接着上次的草稿填。'}</Text>
      {lines.map((line) => {
        const typed = points[line.id] ?? ''
        const system = line.systemPoints
        const problem = selfProblem(typed, line.max) ?? (refusal?.field === line.id ? refusal.message : null)
        const give = (next: string) => { setPoints({ ...points, [line.id]: next }) }
        return (
          <Card key={line.id}>
            <View className='line'>
              <View className='item-title'><Text className='block strong'>{line.title}</Text><Text className='muted small'>满分 {line.max} · {line.systemText}</Text></View>
              <PointsEntry label={line.title} value={typed} onType={give} onLess={() => { give(moved(typed, -1, line.max)) }} onMore={() => { give(moved(typed, 1, line.max)) }} />
            </View>
            {problem !== null && <Text className='field-error'>{problem}</Text>}
            <Text className='block muted small'>{line.criteria}</Text>
            {system !== null && typed !== system && <View className='wrap field'><Chip isOn={false} onTap={() => { give(system) }}>跟系统算的一样</Chip></View>}
            <TextInput label={`${line.title}的说明`} value={remarks[line.id] ?? ''} placeholder='想说明的，可以不填' maximum={200} onChange={(text) => { setRemarks({ ...remarks, [line.id]: text }) }} />
          </Card>
        )
      })}
      <Card><Field label='想说的话' aside='可以不填'><TextArea label='想说的话' value={comment} placeholder='这个月做得好的、遇到的难处' onChange={setComment} /></Field></Card>
    </Screen>
  )
}
