import type { ActionOutput } from '@shared/contract/actions'
import { beijingDaysBetween } from '@shared/cycle/beijing-time'
import { dateLabel, dateTimeLabel, dueLabel, leftLabel } from './format'
import type { Tone } from './parts'

export type MonthInfo = NonNullable<ActionOutput<'read-period'>['period']>

/** How many sheets a month has and should have, and how many of them are sealed. */
export function sheetCountsOf({ sheetCount, progress }: Pick<ActionOutput<'read-period'>, 'sheetCount' | 'progress'>): { readonly all: number; readonly sealed: number } {
  return { all: sheetCount, sealed: progress.find(({ state }) => state === 'sealed')?.count ?? 0 }
}

const stateTags: Record<MonthInfo['state'], { readonly title: string; readonly tone: Tone }> = {
  open: { title: '进行中', tone: 'accent' }, closing: { title: '正在结账', tone: 'warn' }, closed: { title: '已结账', tone: 'good' },
}

/** The state by the clock: between the cut and the close's next run a month is being closed already. */
export function monthStateOf(month: MonthInfo, now: string): { readonly title: string; readonly tone: Tone } {
  if (month.state === 'open' && now >= month.dates.cutAt) return stateTags.closing
  return month.state === 'open' && now < month.dates.startsAt ? { title: '还没开始', tone: 'plain' } : stateTags[month.state]
}

/** What the month waits for, in one sentence; `all` is how many sheets there are so far, with those that could not be made. */
export function monthSentenceOf(month: MonthInfo, sealed: number, all: number, now: string): string {
  const { startsAt, cutAt, factsDueAt, ratingsDueAt } = month.dates
  if (!month.sheetsMade) return `正在建考核表，已建 ${all} 张，人多时要几分钟。`
  if (month.closedAt !== null) return `${dateTimeLabel(month.closedAt, now)} 全部封存，可以发工资。`
  if (all > 0 && sealed === all) return '全部封存了，马上结账。'
  if (now < startsAt) return `${dateLabel(startsAt)} 开始，${leftLabel(startsAt, now)}。`
  if (now < cutAt) return `事件和指标实时计分，${dueLabel(cutAt).slice(0, -1)}截账，${leftLabel(cutAt, now)}。`
  if (now < factsDueAt) return `已经截账，${dueLabel(factsDueAt)}补齐指标，${leftLabel(factsDueAt, now)}。`
  if (now < ratingsDueAt) return `${dueLabel(ratingsDueAt)}完成自评和评分，${leftLabel(ratingsDueAt, now)}。`
  return '数据都到期了，还剩异常和签字。'
}

/** How far a month is, as a figure with a bar: days while it runs, sealed sheets from the cut on. `percent` is for drawing. */
export interface MonthMeter {
  readonly figure: string
  readonly rest: string
  readonly percent: number
  readonly tone: Tone
}

export function monthMeterOf(month: MonthInfo, sealed: number, all: number, now: string): MonthMeter {
  const { startsAt, cutAt } = month.dates
  if (now >= cutAt) return { figure: String(sealed), rest: ` / ${all} 张已封存`, percent: all === 0 ? 0 : (sealed / all) * 100, tone: 'good' }
  const days = beijingDaysBetween(startsAt, cutAt)
  const today = now < startsAt ? 0 : beijingDaysBetween(startsAt, now) + 1
  return { figure: String(today), rest: ` / ${days} 天`, percent: (today / days) * 100, tone: 'accent' }
}
