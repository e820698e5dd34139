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
  /** The causes in one line: `工具违规 −1，录入售后满意率 +2`. */
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
  /** `比昨天 +1 分`, or that nothing has changed today; with the last day on which something did. Null where nothing ever has. */
  readonly headline: { readonly text: string; readonly isToday: boolean; readonly isGain: boolean; readonly sentence: string } | null
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

/** How many causes one line has room for. */
const causesInLine = 2

function summaryOf(causes: DayLine['causes']): string {
  const shown = causes.slice(0, causesInLine).map(({ text, points }) => (causes.length === 1 ? text : `${text} ${points}`)).join('，')
  return causes.length > causesInLine ? `${shown} 等 ${causes.length} 件事` : shown
}

function lineOf(day: ScoreDay, now: string): DayLine {
  const causes = day.causes.map((cause) => ({ key: cause.cause, text: causeText(cause), points: signed(cause.points), isGain: isGain(cause.points) }))
  return {
    key: day.day, label: dayLabel(day.at, now), fromTo: `${pointsLabel(day.from)} → ${pointsLabel(day.to)} 分`, points: signed(day.points), isGain: isGain(day.points),
    causes, summary: summaryOf(causes),
  }
}

function headlineOf(days: readonly DayLine[], isToday: boolean): DaysView['headline'] {
  const [last] = days
  if (last === undefined) return null
  const text = isToday ? `比昨天 ${last.points} 分` : '今天没有变化'
  return { text, isToday, isGain: !isToday || last.isGain, sentence: isToday ? `${text}：${last.summary}` : `${text}；${last.label} ${last.points} 分：${last.summary}` }
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
  const moved = scoreDaysOf(sheet.changes)
  const last = moved[moved.length - 1]
  const endsAt = toInstant(Math.min(toMs(now), toMs(sheet.dates.cutAt) - 1))
  const days = moved.map((day) => lineOf(day, now)).reverse()
  return { headline: headlineOf(days, last !== undefined && beijingDaysBetween(last.at, now) === 0), days, line: stepLineOf(moved, sheet.dates.startsAt, endsAt, now) }
}
