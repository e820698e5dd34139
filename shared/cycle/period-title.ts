import type { PeriodKind } from '../scoring/template'
import { periodKindOf } from './period-id'

const quarters = ['一', '二', '三', '四']

/** `2026年11月`, `2026年第四季度`, `2026年下半年`, `2026年全年`, or `试用期` of a period id. */
export function periodTitle(periodId: string): string {
  const year = `${periodId.slice(0, 4)}年`
  switch (periodKindOf(periodId)) {
    case 'month': return `${year}${Number(periodId.slice(5))}月`
    case 'quarter': return `${year}第${quarters[Number(periodId.slice(6)) - 1] ?? ''}季度`
    case 'half-year': return `${year}${periodId.endsWith('1') ? '上' : '下'}半年`
    case 'year': return `${year}全年`
    case 'probation': return '试用期'
  }
}

const words: Record<PeriodKind, { readonly running: string; readonly last: string }> = {
  'month': { running: '本月', last: '上月' }, 'quarter': { running: '本季度', last: '上季度' }, 'half-year': { running: '本半年', last: '上个半年' },
  'year': { running: '本年度', last: '上年度' }, 'probation': { running: '试用期', last: '上期' },
}

/** How people call a period while it is about it: `本月`, `本季度`, `试用期`. */
export function thisPeriodWord(periodId: string): string {
  return words[periodKindOf(periodId)].running
}

/** How people call the one of the same kind before it: `上月`, `上季度`; a probation has none. */
export function lastPeriodWord(periodId: string): string {
  return words[periodKindOf(periodId)].last
}
