import { beijingDayOf, beijingParts, toInstant, toMs } from '../cycle/beijing-time'
import { calendarRangeOf, probationerOf, type PeriodRange } from '../cycle/period-id'
import { periodTitle } from '../cycle/period-title'
import type { WorkerSignature } from '../appraisal/sheet'

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-05 14:05`, Beijing time. */
export function timeText(instant: string): string {
  const { year, month, day, hour, minute } = beijingParts(instant)
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

/** `2026年11月`, and where a sheet is over a part of its period, or over a probation, its days: `2026年11月（2026-11-10 至 2026-11-30）`. */
export function stretchText(periodId: string, { startsAt, cutAt }: PeriodRange): string {
  const whole = probationerOf(periodId) === null ? calendarRangeOf(periodId) : null
  if (whole?.startsAt === startsAt && whole.cutAt === cutAt) return periodTitle(periodId)
  return `${periodTitle(periodId)}（${beijingDayOf(startsAt)} 至 ${beijingDayOf(toInstant(toMs(cutAt) - 1))}）`
}

/** What became of the worker's own signature, as exports call it. */
export const signatureTitles: Readonly<Record<WorkerSignature['state'], string>> = { signed: '已签字', waiting: '待签字', appealed: '有申诉', unsigned: '没有签字' }
