import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { open, pages } from '../../ui/navigate'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { togetherOf } from './supply-view'
import type { ExceptionGroup, PeriodPageView } from './period-view'
import type { PeriodTask } from './use-period'

interface MonthWaitsProps {
  readonly view: PeriodPageView
  /** Metrics that the caller could enter now; null where that is not theirs. */
  readonly missingMetrics: number | null
  readonly openTask: (task: PeriodTask) => void
}

/** What stands in the way of the month: exceptions, sheets back at their data, metrics to enter, incidents without a sheet. */
export function MonthWaits({ view, missingMetrics, openTask }: MonthWaitsProps) {
  return (
    <View>
      {missingMetrics !== null && missingMetrics > 0 && (
        <Card isFlush><Row title={`还差 ${missingMetrics} 个指标`} detail='一个接一个录，录完就算分' onTap={() => { open(pages.metrics(view.periodId)) }} /></Card>
      )}
      {view.exceptions.map((group) => (
        <ExceptionCard key={group.title} group={group} openTask={openTask} />
      ))}
      {view.reopened.length > 0 && (
        <Card title='退回的数据' aside={`${view.reopenedCount} 张`}>
          <Text className='block small muted'>改正或核对以后确认，考核表才会再往下走</Text>
          {view.reopened.map((line) => (
            <Row key={line.key} title={line.name} label={`${line.name}，${line.reason}，核对`} onTap={() => { if (line.mayConfirm) openTask({ kind: 'confirm', sheetId: line.key }); else open(pages.sheet(line.key)) }}
              detail={<View><Text className='block period-reason'>{line.reason}</Text><Text className='block'>{line.detail}</Text></View>} end={<Tag tone={line.mayConfirm ? 'warn' : 'plain'}>{line.mayConfirm ? '核对' : '等人事核对'}</Tag>} />
          ))}
          <Rest all={view.reopenedCount} named={view.reopened.length} />
        </Card>
      )}
      {view.waived.length > 0 && (
        <Card title='定了不建的表' aside={`${view.waived.length} 张`}>
          <Text className='block small muted'>建不成，人事定了这一期不算</Text>
          {view.waived.map((line) => <Row key={line.key} title={line.name} detail={<View><Text className='block period-reason'>{line.reason}</Text><Text className='block'>{line.detail}</Text></View>} />)}
        </Card>
      )}
      {view.unplaced.length > 0 && (
        <Card title='没有考核表的事件' aside={`${view.unplacedCount} 起`}>
          <Text className='block small muted'>记在表外，暂不计分。开启考核后会自动放进去，放不进的请打开处理</Text>
          {view.unplaced.map((line) => <Row key={line.key} title={line.title} detail={line.detail} onTap={() => { open(pages.incident(line.key)) }} />)}
          <Rest all={view.unplacedCount} named={view.unplaced.length} />
        </Card>
      )}
    </View>
  )
}

/** What is not named yet; nothing where all is. */
function Rest({ all, named }: { readonly all: number; readonly named: number }) {
  return all > named ? <Text className='block small faint period-rest'>{`还有 ${all - named} 个，处理完这些接着出`}</Text> : null
}

/** So many of a group stand there before somebody asks for the rest; a group of one more is not worth a tap. */
const firstShown = 4

/** Exceptions of one kind: all that one decision can settle at once, then each by name. */
function ExceptionCard({ group: { title, advice, lines, count }, openTask }: { readonly group: ExceptionGroup; readonly openTask: (task: PeriodTask) => void }) {
  const [isWhole, setWhole] = useState(false)
  const together = togetherOf(lines.map(({ line }) => line))
  const shown = isWhole || lines.length <= firstShown + 1 ? lines : lines.slice(0, firstShown)
  return (
    <Card title={title} aside={`${count} 人`}>
      <Text className='block small muted'>{advice}</Text>
      {together.length > 1 && <Row title={`一起处理 ${together.length} 个`} detail='同一个办法、同一个原因' onTap={() => { openTask({ kind: 'exceptions', title, lines: together }) }} />}
      {shown.map(({ key, name, detail, settler, line }) => (
        <Row key={key} title={name} detail={detail} label={`${title}，${name}，${settler}`} onTap={() => { openTask({ kind: 'exception', line }) }} end={<Tag tone={line.maySettle ? 'bad' : 'plain'}>{settler}</Tag>} />
      ))}
      {shown.length < lines.length && <Button kind='quiet' onTap={() => { setWhole(true) }}>{`还有 ${lines.length - shown.length} 人`}</Button>}
      {shown.length === lines.length && <Rest all={count} named={lines.length} />}
    </Card>
  )
}
