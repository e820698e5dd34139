import { thisPeriodWord } from '@shared/cycle/period-title'
import type { TeamOrder } from '@shared/appraisal/list-limits'
import type { ActionOutput } from '@shared/contract/actions'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { calendarPeriodIdOf, periodKindOf } from '@shared/cycle/period-id'
import { comparePoints } from '@shared/scoring/exact'
import { dateTimeLabel, pointsLabel } from '../../ui/format'
import { sheetTagsOf, type SheetTag } from '../../ui/sheet-tags'

type Team = ActionOutput<'list-team'>

/** A member of the team with their sheet. */
export interface TeamLine {
  readonly sheetId: string
  readonly employeeId: string
  readonly name: string
  readonly who: string
  readonly total: string
  /** What the total can still become: at most, or at least where it can only fall; null where nothing is open. */
  readonly reach: string | null
  readonly bar: { readonly points: string | null; readonly max: string; readonly most: string | null }
  readonly change: string
  readonly tags: readonly SheetTag[]
  readonly mayLog: boolean
  readonly label: string
}

/** A figure about the whole team. */
export interface TeamFigure {
  readonly title: string
  readonly value: string
}

/** Longer lists are shown in parts: a page stays below a thousand nodes. */
export const shownAtOnce = 30

function changeOf(sheet: SheetBrief, now: string): string {
  const change = sheet.lastChange
  if (change === null) return `${thisPeriodWord(sheet.periodId)}还没有变化`
  const move = change.before === null || change.after === null ? '' : ` ${pointsLabel(change.before)} → ${pointsLabel(change.after)}`
  return `${change.cause}${move} · ${dateTimeLabel(change.at, now)}`
}

function reachOf({ total, hasRange, rangeMin, rangeMax }: SheetBrief): string | null {
  if (!hasRange) return null
  if (rangeMax === null) return '还没定'
  const canRise = total === null || comparePoints(rangeMax, total) > 0
  return canRise || rangeMin === null ? `最多 ${pointsLabel(rangeMax)}` : `最少 ${pointsLabel(rangeMin)}`
}

/** A sheet as a line; `loggable` are the people about whom the caller may log an incident now. */
export function teamLineOf(sheet: SheetBrief, loggable: ReadonlySet<string>, now: string): TeamLine {
  const total = sheet.total === null ? '—' : pointsLabel(sheet.total)
  const reach = reachOf(sheet)
  const tags = sheetTagsOf(sheet)
  return {
    sheetId: sheet.id, employeeId: sheet.employeeId, name: sheet.employeeName, who: `${sheet.storeName} · ${sheet.position}`, total, reach,
    bar: { points: sheet.total, max: sheet.max, most: sheet.hasRange ? sheet.rangeMax : null }, change: changeOf(sheet, now), tags, mayLog: loggable.has(sheet.employeeId),
    label: [`${sheet.employeeName} ${total} 分`, reach ?? '', ...tags.map(({ text }) => text), '看考核表'].filter((part) => part !== '').join('，'),
  }
}

/** The team in four figures. */
export function figuresOf({ count, settled, average, belowPass, waiting }: Team['figures']): readonly TeamFigure[] {
  return [
    { title: '人数', value: `${count}` },
    { title: settled === 0 || settled === count ? '平均分' : `${settled} 人平均`, value: average === null ? '—' : pointsLabel(average) },
    { title: '未达标', value: `${belowPass}` },
    { title: '待处理', value: `${waiting}` },
  ]
}

/** Where points are lost, the most first; items without a loss are left out. */
export function lostLinesOf(team: Team): readonly { readonly key: string; readonly title: string; readonly lost: string; readonly max: string; readonly text: string }[] {
  return team.lostByItem.filter(({ lost }) => comparePoints(lost, 0) > 0).map(({ itemId, itemTitle, lost, max }, index) => ({
    key: `${itemId}${index}`, title: itemTitle, lost, max, text: `丢 ${pointsLabel(lost)} 分，满分共 ${pointsLabel(max)}`,
  }))
}

/** What is logged now counts in a running period, so the short way to it stands only there. */
export function isRunningMonth(periodId: string | null, now: string): boolean {
  if (periodId === null) return false
  const kind = periodKindOf(periodId)
  return kind !== 'probation' && periodId === calendarPeriodIdOf(kind, now)
}

/** What an empty list says. */
export function emptyTextOf(order: TeamOrder, hasSheets: boolean): { readonly title: string; readonly text: string } {
  if (order === 'waiting' && hasSheets) return { title: '没有待处理的', text: '有人待答复、有异常或轮到谁签字，会出现在这里。' }
  return { title: '还没有考核表', text: '人事开启考核后，这里会显示每个人的实时得分。' }
}
