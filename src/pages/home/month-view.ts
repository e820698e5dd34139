import type { ActionOutput } from '@shared/contract/actions'
import { periodLabel } from '../../ui/format'
import { monthMeterOf, monthSentenceOf, monthStateOf, sheetCountsOf, type MonthMeter } from '../../ui/month-line'
import { pages } from '../../ui/navigate'
import type { Tone } from '../../ui/parts'

/** The month that is being closed, as the home page of those who close it shows it. */
export interface MonthToday {
  readonly heading: string
  readonly state: { readonly title: string; readonly tone: Tone }
  readonly sentence: string
  /** Null before the first month. */
  readonly meter: MonthMeter | null
  readonly url: string
  /** What waits, each leading to where it is settled. */
  readonly waits: readonly { readonly title: string; readonly detail: string }[]
}

function waitsOf(data: ActionOutput<'read-period'>): MonthToday['waits'] {
  const { exceptionGroups, reopened, reopenedCount, unplacedCount, openable } = data
  const kinds = [...new Set(exceptionGroups.map(({ kindTitle }) => kindTitle))]
  const exceptionCount = exceptionGroups.reduce((sum, { count }) => sum + count, 0)
  return [
    ...(exceptionCount === 0 ? [] : [{ title: `${exceptionCount} 个异常`, detail: kinds.join('、') }]),
    ...(reopenedCount === 0 ? [] : [{ title: `${reopenedCount} 张表退回核对数据`, detail: `${reopened.map(({ employeeName }) => employeeName).join('、')}${reopenedCount > reopened.length ? '等' : ''}` }]),
    ...(unplacedCount === 0 ? [] : [{ title: `${unplacedCount} 起事件没有考核表`, detail: '暂不计分' }]),
    ...openable.map(({ id, personName }) => ({ title: `可以开启${personName === null ? '' : `${personName}的`}${periodLabel(id)}`, detail: '开启后才能记事件、录指标' })),
  ]
}

/** Null where no month was opened yet and none can be. */
export function monthTodayOf(data: ActionOutput<'read-period'>, now: string): MonthToday | null {
  const { period } = data
  const waits = waitsOf(data)
  if (period === null) return waits.length === 0 ? null : { heading: '考核月', state: { title: '还没开启', tone: 'plain' }, sentence: '还没有开过考核月。', meter: null, url: pages.period(), waits }
  const { all, sealed } = sheetCountsOf(data)
  return {
    heading: `${periodLabel(period.id)}考核`, state: monthStateOf(period, now), sentence: monthSentenceOf(period, sealed, all, now), meter: monthMeterOf(period, sealed, all, now),
    url: pages.period(period.id), waits,
  }
}
