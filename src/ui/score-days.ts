import { beijingDaysBetween, toInstant, toMs } from '@shared/cycle/beijing-time'
import { scoreDaysOf, type DayCause, type ScoreDay } from '@shared/appraisal/score-changes'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { comparePoints } from '@shared/scoring/exact'
import { signed } from '@shared/scoring/sentences/words'
import { dateLabel, pointsLabel } from './format'

/** A day on which the total moved, in words. */
export interface DayLine {
  readonly key: string
  readonly label: string
  /** `80 → 79 分` */
  readonly fromTo: string
  readonly points: string
  readonly isGain: boolean
  readonly causes: readonly { readonly key: string; readonly text: string; readonly points: string; readonly isGain: boolean }[]
  /** All causes in one line: `工具违规 −1，录入售后满意率 +2`. */
  readonly summary: string
}

/** A stretch of the step line in percent of the drawing; `from` is where the stretch before it lay. */
export interface LineStep {
  readonly left: number
  readonly width: number
  readonly bottom: number
  readonly from: number
}

/** The total day by day as a line of steps. */
export interface StepLine {
  readonly steps: readonly LineStep[]
  readonly least: string
  readonly most: string
  readonly begins: string
  readonly ends: string
}

/** What changed on a sheet, day by day. */
export interface DaysView {
  /** `比昨天 +1 分`, or since when nothing has changed; null where nothing ever has. */
  readonly headline: { readonly text: string; readonly isToday: boolean; readonly isGain: boolean } | null
  /** The newest first. */
  readonly days: readonly DayLine[]
  readonly line: StepLine | null
}

const isGain = (points: string): boolean => comparePoints(points, 0) >= 0

function dayLabel(at: string, now: string): string {
  const days = beijingDaysBetween(at, now)
  return days === 0 ? '今天' : days === 1 ? '昨天' : dateLabel(at)
}

function causeText({ cause, count }: DayCause): string {
  return count > 1 ? `${cause}（${count} 次）` : cause
}

function lineOf(day: ScoreDay, now: string): DayLine {
  const causes = day.causes.map((cause) => ({ key: cause.cause, text: causeText(cause), points: signed(cause.points), isGain: isGain(cause.points) }))
  return {
    key: day.day, label: dayLabel(day.at, now), fromTo: `${pointsLabel(day.from)} → ${pointsLabel(day.to)} 分`, points: signed(day.points), isGain: isGain(day.points),
    causes, summary: causes.map(({ text, points }) => `${text} ${points}`).join('，'),
  }
}

function headlineOf(days: readonly ScoreDay[], now: string): DaysView['headline'] {
  const last = days[days.length - 1]
  if (last === undefined) return null
  const isToday = beijingDaysBetween(last.at, now) === 0
  return isToday ? { text: `比昨天 ${signed(last.points)} 分`, isToday, isGain: isGain(last.points) } : { text: '今天没有变化', isToday, isGain: true }
}

/** Where a total lies between the least and the most, for drawing only. */
function heightOf(total: string, least: string, most: string): number {
  const span = Number(most) - Number(least)
  return span === 0 ? 50 : ((Number(total) - Number(least)) / span) * 100
}

function stepLineOf(days: readonly ScoreDay[], startsAt: string, endsAt: string, now: string): StepLine | null {
  const [first] = days
  const last = days[days.length - 1]
  if (first === undefined || last === undefined) return null
  const until = toMs(last.at) > toMs(endsAt) ? last.at : endsAt
  const count = Math.max(1, beijingDaysBetween(startsAt, until) + 1)
  const totals = [first.from, ...days.map(({ to }) => to)]
  const sorted = [...totals].sort(comparePoints)
  const [least = first.from, most = first.from] = [sorted[0], sorted[sorted.length - 1]]
  const places = [0, ...days.map(({ at }) => Math.max(0, beijingDaysBetween(startsAt, at))), count]
  const steps = totals.flatMap((total, index): LineStep[] => {
    const [begins = 0, ends = count] = [places[index], places[index + 1]]
    const bottom = heightOf(total, least, most)
    return ends === begins ? [] : [{ left: (begins / count) * 100, width: ((ends - begins) / count) * 100, bottom, from: heightOf(totals[index - 1] ?? total, least, most) }]
  })
  return { steps, least: pointsLabel(least), most: pointsLabel(most), begins: dateLabel(startsAt), ends: dayLabel(until, now) }
}

/** What changed on a sheet day by day, as of now. */
export function daysViewOf(sheet: Pick<SheetView, 'changes' | 'dates'>, now: string): DaysView {
  const days = scoreDaysOf(sheet.changes)
  const endsAt = toInstant(Math.min(toMs(now), toMs(sheet.dates.cutAt) - 1))
  return { headline: headlineOf(days, now), days: days.map((day) => lineOf(day, now)).reverse(), line: stepLineOf(days, sheet.dates.startsAt, endsAt, now) }
}
