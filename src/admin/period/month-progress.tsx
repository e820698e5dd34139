import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetState } from '@shared/appraisal/sheet-state'
import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { sheetLinesOf, type MonthMoment, type PeriodPageView, type StateBar } from './period-view'

/** How far the month is, and a bar for each state that opens to its sheets. */
export function MonthProgress({ view }: { readonly view: PeriodPageView }) {
  const reopenedIds = view.reopened.map(({ key }) => key)
  const [shown, show] = useState<SheetState | null>(null)
  return (
    <Card>
      <View className='line'>
        <View><Text className='figure-l'>{view.meter.figure}</Text><Text className='muted'>{view.meter.rest}</Text></View>
        <Tag tone={view.state.tone}>{view.state.title}</Tag>
      </View>
      <View className='gap' />
      <View className='bar' ariaRole='img' ariaLabel={`${view.meter.figure}${view.meter.rest}`}><View className={`fill ${view.meter.tone}`} style={{ width: `${view.meter.percent}%` }} /></View>
      <Text className='block period-sentence'>{view.sentence}</Text>
      {view.bars.map((bar) => <StateLine key={bar.state} bar={bar} periodId={view.periodId} reopenedIds={reopenedIds} isOpen={shown === bar.state} onToggle={() => { show(shown === bar.state ? null : bar.state) }} />)}
    </Card>
  )
}

interface StateLineProps {
  readonly bar: StateBar
  readonly periodId: string
  readonly reopenedIds: readonly string[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function StateLine({ bar, periodId, reopenedIds, isOpen, onToggle }: StateLineProps) {
  const isEmpty = bar.count === 0
  return (
    <View className='period-state'>
      <View className='period-state-line' hoverClass={isEmpty ? 'none' : 'pressed'} ariaRole={isEmpty ? 'group' : 'button'} {...(isEmpty ? {} : { onClick: onToggle })} ariaLabel={`${bar.title} ${bar.count} 张${isEmpty ? '' : isOpen ? '，收起' : '，看是哪些'}`}>
        <Text className={isEmpty ? 'period-state-title faint' : 'period-state-title'}>{bar.title}</Text>
        <View className='period-state-bar bar'><View className={`fill ${bar.tone}`} style={{ width: `${bar.percent}%` }} /></View>
        <Text className={isEmpty ? 'period-state-count faint' : 'period-state-count strong'}>{bar.count}</Text>
        <View className={isEmpty ? 'period-fold none' : isOpen ? 'period-fold open' : 'period-fold'}><View className='chevron' /></View>
      </View>
      {isOpen && !isEmpty && <View className='period-sheets'><StateSheets key={bar.state} periodId={periodId} state={bar.state} after={null} reopenedIds={reopenedIds} left={bar.count} /></View>}
    </View>
  )
}

interface StateSheetsProps {
  readonly periodId: string
  readonly state: SheetState
  readonly after: string | null
  readonly reopenedIds: readonly string[]
  /** How many there are from here on. */
  readonly left: number
}

/** Some sheets of a state, and the ones behind them on demand. */
function StateSheets({ periodId, state, after, reopenedIds, left }: StateSheetsProps) {
  const [isMore, showMore] = useState(false)
  const { data, refusal, refetch } = useQuery('list-sheets', { periodId, state, after })
  if (data === undefined) return refusal === null ? <Skeleton heights={[96, 96, 96]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />
  const rest = Math.max(left - data.sheets.length, 0)
  return (
    <View>
      {sheetLinesOf(data.sheets, reopenedIds).map((sheet) => <Row key={sheet.id} title={sheet.name} detail={sheet.detail} end={<Text className='figure'>{sheet.total}</Text>} label={`${sheet.name} ${sheet.total} 分，打开考核表`} onTap={() => { open(pages.sheet(sheet.id)) }} />)}
      {data.next !== null && !isMore && <Button kind='quiet' onTap={() => { showMore(true) }}>{`还有 ${rest} 张，再看 ${Math.min(rest, data.sheets.length)} 张`}</Button>}
      {data.next !== null && isMore && <StateSheets key={data.next} periodId={periodId} state={state} after={data.next} reopenedIds={reopenedIds} left={rest} />}
    </View>
  )
}

const stageWords = { past: '已过', now: '现在', ahead: '还没到' } as const

/** The month's dates from top to bottom, with where we are. */
export function MonthTimeline({ moments, forms }: { readonly moments: readonly MonthMoment[]; readonly forms: string }) {
  return (
    <Card title='这一期的日子'>
      {moments.map((moment) => (
        <View key={moment.key} className={`period-moment ${moment.stage}`} ariaLabel={`${moment.title}，${moment.when}，${stageWords[moment.stage]}`}>
          <View className='period-dot'>{moment.stage === 'past' && <Text className='period-tick'>✓</Text>}</View>
          <View className='period-moment-body'>
            <View className='period-moment-head'><Text className={moment.stage === 'now' ? 'strong' : ''}>{moment.title}</Text><Text className={moment.stage === 'now' ? 'small strong accent' : 'small muted'}>{moment.when}</Text></View>
            <Text className='block small faint'>{moment.detail}</Text>
          </View>
        </View>
      ))}
      <Text className='block small faint period-forms'>考核表：{forms}</Text>
    </Card>
  )
}
