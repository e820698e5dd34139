import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import type { ExportKind } from '@shared/export/export-table'
import type { Me } from '@shared/people/read-me'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery, type Stale } from '../../cloud/use-query'
import { MonthSwitcher } from '../../ui/month-switcher'
import { open, pages, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Card, Row } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { useExport } from '../../ui/use-export'
import { metricKeyOf } from '../metrics/metrics-view'
import { ConfirmPopup } from './confirm-popup'
import { ExceptionPopup } from './exception-popup'
import { ExceptionsPopup } from './exceptions-popup'
import { MonthProgress, MonthTimeline } from './month-progress'
import { MonthWaits } from './month-waits'
import { OpenMonthCard, OpenMonthPopup } from './open-month'
import { openingsOf, periodPageViewOf } from './period-view'
import { usePeriodActions } from './use-period'
import './index.scss'

/** 考核期: how far the period is, what stands in its way and who can clear it, and the opening of the next. */
export default function PeriodPage() {
  const asked = paramOf(useRouter().params, 'period')
  const [chosen, choose] = useState<string | null>(asked)
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('read-period', me === undefined ? null : { periodId: chosen })
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[96, 520, 240, 420]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return <Month data={data} me={me} stale={stale} choose={choose} />
}

interface MonthProps {
  readonly data: ActionOutput<'read-period'>
  readonly me: Me
  readonly stale: Stale | null
  readonly choose: (periodId: string) => void
}

function Month({ data, me, stale, choose }: MonthProps) {
  const now = useNow()
  const actions = usePeriodActions(choose)
  const exporting = useExport()
  const view = periodPageViewOf(data, now)
  const metrics = useQuery('list-metrics', view === null || !mayDo(me, 'list-metrics') ? null : { periodId: view.periodId, count: 1 })
  const mayOpen = mayDo(me, 'open-period')
  const card = openingsOf(data).map((opening) => <OpenMonthCard key={opening.periodId} opening={opening} mayOpen={mayOpen} onTap={() => { actions.openTask({ kind: 'open', periodId: opening.periodId }) }} />)
  const popups = <PeriodPopups data={data} actions={actions} />
  if (view === null) return <Screen stale={stale}><Empty title='还没有考核月' text='开启第一个考核月以后，这里显示它走到哪一步、有什么卡住。' />{card}{popups}</Screen>
  return (
    <Screen stale={stale}>
      <MonthSwitcher periodId={view.periodId} periods={data.periods.map(({ id }) => id)} onChoose={choose} />
      <MonthProgress view={view} />
      <MonthWaits view={view} missingMetrics={metrics.data?.missing ?? null} openTask={actions.openTask} />
      {card}
      <MonthTimeline moments={view.moments} forms={view.forms} />
      <Card isFlush>
        {mayDo(me, 'read-pay-list') && <Row title='工资表' detail={view.sealed === 0 ? '封存以后一张一张出' : `已出 ${view.sealed} 人`} onTap={() => { open(pages.payList(view.periodId)) }} />}
        {mayDo(me, 'import-bases') && <Row title='导入基数' detail='计件工资等，只管这一期' onTap={() => { open(pages.basesImport(view.periodId)) }} />}
        {mayDo(me, 'list-metrics') && <Row title='指标录入' detail='看都录了什么、谁录的' onTap={() => { open(pages.metrics(view.periodId)) }} />}
        {mayDo(me, 'export-table') && <Row title='导出成绩' detail={exportDetailOf(exporting, 'scores', view.periodId, 'Excel：每个人的得分，每一项为什么')} onTap={() => { void exporting.exportTable('scores', view.periodId) }} />}
        {mayDo(me, 'export-table') && <Row title='导出事件' detail={exportDetailOf(exporting, 'incidents', view.periodId, 'Excel：这个月的每一件事和结果')} onTap={() => { void exporting.exportTable('incidents', view.periodId) }} />}
      </Card>
      <RefusalNote refusal={exporting.refusal} />
      {popups}
    </Screen>
  )
}

function exportDetailOf({ isBusy, nextPart }: ReturnType<typeof useExport>, kind: ExportKind, periodId: string, what: string): string {
  const no = nextPart(kind, periodId)
  return isBusy ? '正在做表…' : no === null ? what : `人多，分几份：再点导出第 ${no} 份`
}

function PeriodPopups({ data, actions }: { readonly data: ActionOutput<'read-period'>; readonly actions: ReturnType<typeof usePeriodActions> }) {
  const { task } = actions
  const shared = { isBusy: actions.isBusy, refusal: actions.refusal, onClose: () => { actions.openTask(null) } }
  const opening = openingsOf(data).find(({ periodId }) => task?.kind === 'open' && task.periodId === periodId)
  switch (task?.kind) {
    case undefined: return <View />
    case 'open': return opening === undefined ? <View /> : <OpenMonthPopup {...shared} opening={opening} onConfirm={() => { void actions.openMonth(opening.periodId) }} />
    case 'exception': {
      const { line } = task
      const metricsUrl = line.metric === null || data.period === null ? null : pages.metrics(data.period.id, metricKeyOf(line.metric))
      return <ExceptionPopup {...shared} line={line} metricsUrl={metricsUrl} onSupply={(value, reason) => { void actions.supply(line, value, reason) }} onSettle={(way, reason) => { void actions.settle(line, way, reason) }}
        onAssign={(personId, reason) => { void actions.assign(line, personId, reason) }} onRetry={(reason) => { void actions.retry(line, reason) }} onDecidePay={(choice, reason) => { void actions.decidePay(line, choice, reason) }} onSettleUnmade={(way, reason) => { void actions.settleUnmade(line, way, reason) }} />
    }
    case 'exceptions': return <ExceptionsPopup {...shared} title={task.title} lines={task.lines} onSettle={(way, reason) => { void actions.settleAll(task.lines, way, reason) }} />
    case 'confirm': return <ConfirmPopup {...shared} line={data.reopened.find(({ sheetId }) => sheetId === task.sheetId)} periodId={data.period?.id} onConfirm={(text) => { void actions.confirmData(task.sheetId, text) }} />
  }
}
