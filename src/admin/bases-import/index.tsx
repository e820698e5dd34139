import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { calendarPeriodIdOf, neighbourPeriodId } from '@shared/cycle/period-id'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { copyText } from '../../ui/copy-text'
import { Field, TextArea } from '../../ui/fields'
import { periodLabel } from '../../ui/format'
import { MonthSwitcher } from '../../ui/month-switcher'
import { open, pages, paramOf } from '../../ui/navigate'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { MoreRows } from '../more-rows'
import { effectsViewOf, sample } from './base-rows'
import { useBasesImport, type CheckedTable } from './use-bases-import'
import './index.scss'

/** 导入基数: a month's bases of performance pay from a table, held against the roster before anything is stored. */
export default function BasesImportPage() {
  const { me, refusal, refetch } = useMe()
  if (me === undefined) return <Screen>{refusal === null ? <Skeleton heights={[96, 320, 240]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!mayDo(me, 'import-bases')) return <Screen><Problem refusal={{ code: 'forbidden', message: '绩效工资基数由人事或财务来导入' }} onRetry={() => { void refetch() }} /></Screen>
  return <BasesImport />
}

function BasesImport() {
  const running = calendarPeriodIdOf('month', useNow())
  const [periodId, choosePeriod] = useState(paramOf(useRouter().params, 'period') ?? running)
  const { text, table, isBusy, refusal, outcome, forget, write, check, choose, send } = useBasesImport()
  const periods = [...new Set([...[-1, 0, 1].flatMap((steps) => neighbourPeriodId(running, steps) ?? []), periodId])]
  const toDo = table === null || table.problems.length > 0 ? 0 : effectsViewOf(table.effects).toDo
  const canSend = toDo > 0 && outcome === null
  const foot = (
    <View>
      <RefusalNote refusal={refusal} />
      <View className='buttons'>
        {canSend && <Button kind='plain' isOff={isBusy} onTap={forget}>再改改</Button>}
        {outcome !== null ? <Button kind='plain' isOff={isBusy} onTap={() => { write('') }}>再导一张表</Button> : canSend ? <Button isBusy={isBusy} onTap={() => { void send() }}>{`导入 ${toDo} 人`}</Button> : <Button isBusy={isBusy} isOff={text.trim() === ''} onTap={() => { void check(periodId) }}>检查</Button>}
      </View>
    </View>
  )
  return (
    <Screen foot={foot}>
      <MonthSwitcher periodId={periodId} periods={periods} onChoose={(next) => { forget(); choosePeriod(next) }} />
      {outcome !== null && <Done outcome={outcome} periodId={periodId} />}
      {table !== null && <Preview table={table} />}
      {(table === null || table.problems.length > 0) && (
        <Card title='粘贴表格'>
          <Text className='block muted small bases-guide'>一行一个人：姓名、门店、基数。同名的人靠门店或工号区分。</Text>
          <Field label={`${periodLabel(periodId)}的基数`} aside='从 Excel 复制过来'><TextArea label='粘贴表格' value={text} maximum={60_000} placeholder={'李大勇 城东店 5432.10\n王海涛 城东店 4980'} onChange={write} /></Field>
          <View className='buttons'>
            <Button kind='plain' isOff={isBusy} onTap={() => { void choose() }}>选 CSV 文件</Button>
            <Button kind='plain' onTap={() => { void copyText(sample, '复制好了，去 Excel 里粘贴') }}>复制示例</Button>
          </View>
        </Card>
      )}
      {table === null && <Text className='block muted small bases-note'>导入的基数只管这一期，比花名册里的优先。数据冻结前可以再导，原来的数留有记录。自己的基数由别人来导。</Text>}
    </Screen>
  )
}

function Done({ outcome, periodId }: { readonly outcome: { readonly added: number; readonly changed: number; readonly same: number }; readonly periodId: string }) {
  return (
    <View>
      <View className='banner' ariaRole='status'><Text>{`导入好了：新 ${outcome.added} 人，改 ${outcome.changed} 人，没变 ${outcome.same} 人`}</Text></View>
      <Card isFlush><Row title='看工资表' detail={`${periodLabel(periodId)}，每个人的基数是哪来的`} onTap={() => { open(pages.payList(periodId)) }} /></Card>
    </View>
  )
}

function Preview({ table }: { readonly table: CheckedTable }) {
  if (table.problems.length > 0) {
    return (
      <Card title='要改的地方' aside={`${table.problems.length} 处`}>
        <Text className='block muted small'>改好以后再检查一次，现在一行也没有导入。</Text>
        <MoreRows items={table.problems}>{(problem) => <View key={`${problem.line}${problem.column}${problem.text}`} className='bases-row'><Text className='block strong'>{`第 ${problem.line} 行 · ${problem.column}`}</Text><Text className='block bad'>{problem.text}</Text></View>}</MoreRows>
      </Card>
    )
  }
  const view = effectsViewOf(table.effects)
  return (
    <Card title='要导入的'>
      <Text className='block muted'>{view.summary}</Text>
      {view.toDo === 0 && <Text className='block muted'>和已经导入的一样，没有要导入的。</Text>}
      <MoreRows items={view.lines}>
        {(line) => (
          <View key={line.key} className='bases-row'>
            <View className='line'><Text className='bases-name'>{line.name}</Text><Tag tone={line.tag.tone}>{line.tag.title}</Tag><Text className='figure bases-amount'>{line.amount}</Text></View>
            <Text className='block muted small'>{line.detail}</Text>
          </View>
        )}
      </MoreRows>
    </Card>
  )
}
