import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { useCommand } from '../../cloud/use-command'
import { useMyQuery } from '../../cloud/use-my-query'
import { Field, TextArea } from '../../ui/fields'
import { dueLabel, periodLabel } from '../../ui/format'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Stepper } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { toast } from '../../ui/toast'
import { moved, selfLinesOf, startPointsOf, totalOf } from './self-score-view'

/** 自评: every item by its stepper, started from what the system has, so that it is done in two minutes. */
export default function SelfScorePage() {
  const id = paramOf(useRouter().params, 'id')
  const { data, refusal, refetch } = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从待办打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!data.may.includes('submit-self-score')) return <Screen><Empty title='现在不能自评' text='自评在月底切账以后、考核开始以前填写。' action={{ title: '返回', onTap: back }} /></Screen>
  return <SelfScoreForm sheet={data} />
}

function SelfScoreForm({ sheet }: { readonly sheet: SheetView }) {
  const [points, setPoints] = useState(() => startPointsOf(sheet))
  const [comment, setComment] = useState(sheet.selfScore?.comment ?? '')
  const { run, isBusy, refusal } = useCommand('submit-self-score')
  const submit = async () => {
    const answer = await run({ sheetId: sheet.id, comment, points: Object.entries(points).map(([item, given]) => ({ item, points: given })) })
    if (answer?.ok === true) {
      toast('自评已提交')
      back()
    }
  }
  const foot = <View><RefusalNote refusal={refusal} /><View className='line'><Text className='figure-l'>{totalOf(points)} 分</Text><Button isBusy={isBusy} onTap={() => { void submit() }}>提交自评</Button></View></View>
  return (
    <Screen foot={foot}>
      <Text className='section-title'>{periodLabel(sheet.periodId)}自评，{dueLabel(sheet.dates.ratingsDueAt)}提交。自评给考核人参考，不直接算分。</Text>
      {selfLinesOf(sheet).map((line) => (
        <Card key={line.id}>
          <View className='line'>
            <View className='item-title'><Text className='block strong'>{line.title}</Text><Text className='muted small'>满分 {line.max} · {line.systemText}</Text></View>
            <Stepper label={line.title} value={points[line.id] ?? '0'} onLess={() => { setPoints({ ...points, [line.id]: moved(points[line.id] ?? '0', -1, line.max) }) }} onMore={() => { setPoints({ ...points, [line.id]: moved(points[line.id] ?? '0', 1, line.max) }) }} />
          </View>
          <Text className='block faint small'>{line.criteria}</Text>
        </Card>
      ))}
      <Card><Field label='想说的话' aside='可以不填'><TextArea label='想说的话' value={comment} placeholder='这个月做得好的、遇到的难处' onChange={setComment} /></Field></Card>
    </Screen>
  )
}
