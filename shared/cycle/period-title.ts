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
