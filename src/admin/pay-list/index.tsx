import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import { mayDo, useMe } from '../../cloud/use-me'
import { useQuery, type Stale } from '../../cloud/use-query'
import { copyText } from '../../ui/copy-text'
import { MonthSwitcher } from '../../ui/month-switcher'
import { open, pages, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { useExport } from '../../ui/use-export'
import { FilterChips } from '../filter-chips'
import { MoreRows } from '../more-rows'
import { payListPageViewOf, payTableText, type PayLine, type PayListPageView } from './pay-list-view'
import './index.scss'

/** 工资表: what a month pays, how each amount follows, who has signed, and whose pay is still open and why. */
export default function PayListPage() {
  const [chosen, choose] = useState<string | null>(paramOf(useRouter().params, 'period'))
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('read-pay-list', me === undefined ? null : { periodId: chosen })
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[96, 320, 160, 160, 160, 160]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return <PayList data={data} stale={stale} choose={choose} mayImport={mayDo(me, 'import-bases')} />
}

async function copyTable(data: ActionOutput<'read-pay-list'>): Promise<void> {
  await copyText(payTableText(data), `已复制 ${data.rows.length} 行，可粘贴到表格`)
}

function PayList({ data, stale, choose, mayImport }: { readonly data: ActionOutput<'read-pay-list'>; readonly mayImport: boolean; readonly stale: Stale | null; readonly choose: (periodId: string) => void }) {
  const [store, setStore] = useState<string | null>(null)
  const view = payListPageViewOf(data, store)
  const exporting = useExport()
  if (view === null) return <Screen stale={stale}><Empty title='还没有工资表' text='考核月结账、考核表封存以后，每个人的绩效工资会出现在这里。' /></Screen>
  const foot = data.rows.length + data.differences.length === 0 ? {} : { foot: (
    <View>
      <RefusalNote refusal={exporting.refusal} />
      <View className='buttons'>
        <Button kind='plain' onTap={() => { void copyTable(data) }}>复制成表格</Button>
        <Button isBusy={exporting.isBusy} onTap={() => { void exporting.exportTable('pay', view.periodId) }}>{exporting.nextPart('pay', view.periodId) === null ? '导出 Excel' : `导出第 ${exporting.nextPart('pay', view.periodId) ?? ''} 份`}</Button>
      </View>
    </View>
  ) }
  return (
    <Screen stale={stale} {...foot}>
      <MonthSwitcher periodId={view.periodId} periods={data.periods} onChoose={choose} />
      <Totals view={view} />
      <FilterChips choices={view.stores} value={store} onChoose={setStore} />
      <Card isFlush>
        {mayImport && <Row title='导入基数' detail='计件工资等，只管这一期' onTap={() => { open(pages.basesImport(view.periodId)) }} />}
        <Row title='试算' detail='考核表或设置改了以后，过去的月份会发多少' onTap={() => { open(pages.rehearsal()) }} />
      </Card>
      {view.blocked.length > 0 && (
        <Card title='还没有出' aside={`${view.blocked.length} 人`}>
          {view.blocked.map((line) => (
            <Row key={line.key} title={line.name} label={`${line.name}，${line.why ?? line.detail}，打开${line.hasSheet ? '考核表' : '考核期'}`} onTap={() => { open(line.hasSheet ? pages.sheet(line.key) : pages.period(view.periodId)) }}
              detail={<View><Text className='block'>{line.detail}</Text>{line.why !== null && !isShort(line.why) && <Text className='block'>{line.why}</Text>}</View>}
              {...(line.why !== null && isShort(line.why) ? { end: <Tag tone='warn'>{line.why}</Tag> } : {})} />
          ))}
        </Card>
      )}
      {view.lines.length > 0 && (
        <Card title='绩效工资' aside={view.people}>
          <MoreRows items={view.lines}>{(line) => <PayLineRow key={line.key} line={line} />}</MoreRows>
        </Card>
      )}
      {view.differences.length > 0 && (
        <Card title='以前考核的更正' aside={`${view.differences.length} 笔`}>
          {view.differences.map((line) => <Row key={line.key} title={line.name} detail={line.detail} label={`${line.name}，${line.amount}，打开考核表`} onTap={() => { open(pages.sheet(line.sheetId)) }} end={<Text className='figure'>{line.amount}</Text>} />)}
        </Card>
      )}
      {view.lines.length === 0 && view.blocked.length === 0 && view.differences.length === 0 && <Empty title='没有人' text='这一期、这个门店没有要发绩效工资的人。' />}
    </Screen>
  )
}

/** What fits beside a name also in the largest letters. */
const isShort = (why: string): boolean => why.length <= 8

function Totals({ view }: { readonly view: PayListPageView }) {
  return (
    <Card>
      <Text className='block muted small'>绩效工资合计</Text>
      <Text className='block figure-xl pay-total'>{view.total}</Text>
      <Text className='block muted'>{view.summary}</Text>
      {view.parts !== null && <Text className='block muted small'>{view.parts}</Text>}
      <View className='wrap pay-signatures'>{view.signatures.map(({ title, tone, count }) => <Tag key={title} tone={tone}>{`${title} ${count}`}</Tag>)}</View>
      {view.storeSums.map((sum) => <Row key={sum.name} title={sum.name} detail={sum.detail} end={<Text className='figure'>{sum.pay}</Text>} />)}
      <Text className={view.isComplete ? 'block small pay-sentence good' : 'block small pay-sentence muted'}>{view.sentence}</Text>
    </Card>
  )
}

function PayLineRow({ line }: { readonly line: PayLine }) {
  return (
    <View className='pay-line' hoverClass='pressed' ariaRole='button' ariaLabel={`${line.name} ${line.pay}，${line.signature.title}，打开考核表`} onClick={() => { open(pages.sheet(line.key)) }}>
      <View className='line'><Text className='pay-name'>{line.name}</Text><View className='pay-amount'><Text className='strong'>{line.pay}</Text><View className='chevron' /></View></View>
      <View className='line pay-place'><Text className='small muted'>{line.place}</Text><View className='wrap'>{line.isBaseImported && <Tag>导入基数</Tag>}<Tag tone={line.signature.tone}>{line.signature.title}</Tag></View></View>
      <Text className='block small pay-reckoning'>{line.reckoning}</Text>
      {line.guard !== null && <Text className='block small muted'>{line.guard}</Text>}
    </View>
  )
}
