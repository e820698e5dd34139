import { beijingDaysBetween, beijingParts, toMs } from '@shared/cycle/beijing-time'
import type { PeriodKind } from '@shared/scoring/template'

export { periodTitle as periodLabel } from '@shared/cycle/period-title'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const two = (value: number) => String(value).padStart(2, '0')

/** `11月23日 周一` */
export function dateLabel(instant: string): string {
  const { month, day, weekday } = beijingParts(instant)
  return `${month}月${day}日 ${weekdays[weekday] ?? ''}`
}

/** `14:05` */
export function timeLabel(instant: string): string {
  const { hour, minute } = beijingParts(instant)
  return `${two(hour)}:${two(minute)}`
}

/** `11月23日 14:05`, shorter today (`今天 14:05`) when `now` is given. */
export function dateTimeLabel(instant: string, now?: string): string {
  const { month, day } = beijingParts(instant)
  const days = now === undefined ? null : beijingDaysBetween(instant, now)
  const date = days === 0 ? '今天' : days === 1 ? '昨天' : `${month}月${day}日`
  return `${date} ${timeLabel(instant)}`
}

/** `11月26日` of a day `2026-11-26`. */
export function dayTitle(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** Kinds of period as people choose among them. */
export const periodKindTitles: Readonly<Record<PeriodKind, string>> = { 'month': '月', 'quarter': '季度', 'half-year': '半年', 'year': '年', 'probation': '试用期' }

/** How long is left: `还有 3 小时`, `还有 2 天`, or `已过期`. */
export function leftLabel(until: string, now: string): string {
  const leftMs = toMs(until) - toMs(now)
  if (leftMs <= 0) return '已过期'
  const hours = Math.floor(leftMs / 3_600_000)
  if (hours >= 48) return `还有 ${Math.floor(hours / 24)} 天`
  return hours >= 1 ? `还有 ${hours} 小时` : `还有 ${Math.max(1, Math.floor(leftMs / 60_000))} 分钟`
}

/** The last day on which something is in time, for a due moment at midnight: `11月5日前`. */
export function dueLabel(dueAt: string): string {
  const { month, day } = beijingParts(new Date(toMs(dueAt) - 1).toISOString())
  return `${month}月${day}日前`
}

/** Points without needless zeros: `80.10` → `80.1`, `23.00` → `23`. */
export function pointsLabel(points: string): string {
  return points.includes('.') ? points.replace(/\.?0+$/, '') : points
}

/** A share of a whole for drawing only, 0 to 100; numbers for pixels, never for points. */
export function sharePercent(points: string | null, max: string): number {
  const whole = Number(max)
  if (points === null || whole <= 0) return 0
  return Math.min(100, Math.max(0, (Number(points) / whole) * 100))
}
