import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Assumptions } from '@shared/appraisal/what-if'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { useMyQuery } from '../../cloud/use-my-query'
import { periodLabel, pointsLabel } from '../../ui/format'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Bar, Button, Card } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import type { Stale } from '../../cloud/use-query'
import { LeverControl } from './lever-control'
import { whatIfViewOf, type WhatIfItem, type WhatIfResult } from './what-if-view'
import './index.scss'

/** 算一算: plays with what can still come out one way or another, and shows at once what it would come to. Nothing here is sent or kept. */
export default function WhatIfPage() {
  const id = paramOf(useRouter().params, 'id')
  const { data, refusal, refetch, stale } = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从首页打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (data.state === 'sealed') return <Screen stale={stale}><Empty title='这张表已经封存' text='得分不会再变，看看考核表里每一项是怎么来的。' action={{ title: '返回', onTap: back }} /></Screen>
  return <WhatIf sheet={data} stale={stale} />
}

function WhatIf({ sheet, stale }: { readonly sheet: SheetView; readonly stale: Stale | null }) {
  const [assumptions, setAssumptions] = useState<Assumptions>({})
  const view = whatIfViewOf(sheet, assumptions)
  const assume = (more: Assumptions) => { setAssumptions((known) => ({ ...known, ...more })) }
  const { step } = view
  return (
    <Screen stale={stale} foot={<Result result={view.result} isAssuming={view.isAssuming} onReset={() => { setAssumptions({}) }} />}>
      <Text className='block muted small what-if-intro'>{sheet.employee.name} · {periodLabel(sheet.periodId)}。动一动下面的数，看得分会怎样。只是算算看，不会报上去；最后以实际的数据和评分为准。</Text>
      <Card title='最值得做的一步'>
        <Text className='block what-if-step'>{step === null ? stillText(view.items) : step.sentence}</Text>
        {step !== null && <View className='what-if-try'><Button kind='plain' isSmall onTap={() => { assume(step.assume) }}>代进去看看</Button></View>}
      </Card>
      {view.items.map((item) => <ItemCard key={item.line.id} item={item} onAssume={assume} />)}
      <View className='what-if-end' />
    </Screen>
  )
}

/** What to say where no step brings anything by itself. */
function stillText(items: readonly WhatIfItem[]): string {
  return items.some(({ line }) => line.points === null) ? '已有分数的项目都做到位了，保持住；还没定的，下面可以先估一估。' : '能做的都做到位了，保持住就好。'
}

function ItemCard({ item, onAssume }: { readonly item: WhatIfItem; readonly onAssume: (more: Assumptions) => void }) {
  const [showsRisks, setShowsRisks] = useState(false)
  const { line, rows, risks } = item
  return (
    <Card>
      <View className='line what-if-head'>
        <Text className='item-title strong'>{line.title}</Text>
        <View className='item-figure'><Text className={item.isMoved ? 'accent strong' : line.points === null ? 'warn' : 'strong'}>{item.figure}</Text><Text className='faint small item-max'>/ {pointsLabel(line.max)}</Text></View>
      </View>
      <Bar points={line.points} max={line.max} most={line.most} tone={line.tone} />
      {item.note !== '' && <Text className='block muted small item-hint'>{item.note}</Text>}
      {rows.map((row) => <LeverControl key={row.lever.id} row={row} onAssume={(value) => { onAssume({ [row.lever.id]: value }) }} />)}
      {risks.length > 0 && <View className='what-if-more accent' hoverClass='pressed' ariaRole='button' ariaLabel={`${line.title}，${showsRisks ? '收起' : '万一违规会怎样'}`} onClick={() => { setShowsRisks(!showsRisks) }}>{showsRisks ? '收起' : '万一违规会怎样'}</View>}
      {showsRisks && risks.map((row) => <LeverControl key={row.lever.id} row={row} onAssume={(value) => { onAssume({ [row.lever.id]: value }) }} />)}
    </Card>
  )
}

function Result({ result, isAssuming, onReset }: { readonly result: WhatIfResult; readonly isAssuming: boolean; readonly onReset: () => void }) {
  const tone = result.isGain ? 'good' : 'bad'
  return (
    <View ariaRole='status'>
      {result.problem !== null && <Text className='field-error block'>{result.problem}</Text>}
      <View className='what-if-result' ariaRole='group' ariaLabel={`${result.title} ${result.total} 分${result.pay === null ? '' : `，绩效工资 ${result.pay}`}`}>
        <View className='what-if-total'><Text className='muted small'>{result.title}</Text><Text className='figure-l what-if-figure'>{result.total}</Text><Text className='muted'>分</Text>{result.pointsMoved !== null && <Text className={`strong what-if-moved ${tone}`}>{result.pointsMoved}</Text>}</View>
        {isAssuming && <View className='what-if-reset accent' hoverClass='pressed' ariaRole='button' onClick={onReset}>恢复现状</View>}
      </View>
      {result.pay !== null && <View><Text className='strong'>{result.pay}</Text>{result.payMoved !== null && <Text className={`strong what-if-moved ${tone}`}>{result.payMoved}</Text>}</View>}
      {result.rangeText !== null && <Text className='block muted small'>{result.rangeText}</Text>}
    </View>
  )
}
