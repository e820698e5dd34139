import type { ActionOutput } from '@shared/contract/actions'
import { exceptionGroupTitle } from '@shared/cycle/exception-group'
import type { ExceptionLine } from '@shared/cycle/read-period'
import { periodKindOf } from '@shared/cycle/period-id'
import type { SheetState } from '@shared/appraisal/sheet-state'
import { formatYuan } from '@shared/scoring/explain'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { dateLabel, dateTimeLabel, dueLabel, leftLabel, periodKindTitles, periodLabel, pointsLabel } from '../../ui/format'
import { incidentLineOf } from '../../ui/incident-line'
import { monthMeterOf, monthSentenceOf, monthStateOf, sheetCountsOf, type MonthInfo, type MonthMeter } from '../../ui/month-line'
import type { Tone } from '../../ui/parts'

type PeriodData = ActionOutput<'read-period'>

/** A step of the month: past, the one that is next, or still ahead. */
export interface MonthMoment {
  readonly key: string
  readonly title: string
  readonly when: string
  readonly detail: string
  readonly stage: 'past' | 'now' | 'ahead'
}

/** A sheet as a line beneath its state. */
export interface SheetLine {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly total: string
}

/** How many sheets stand in one state. */
export interface StateBar {
  readonly state: SheetState
  readonly title: string
  readonly count: number
  /** 0 to 100, for drawing. */
  readonly percent: number
  readonly tone: Tone
}

/** Exceptions of one kind about one thing: `缺指标：一次安装合格率`. */
export interface ExceptionGroup {
  readonly title: string
  readonly advice: string
  /** Of all; the lines are the first of them. */
  readonly count: number
  readonly lines: readonly { readonly key: string; readonly name: string; readonly detail: string; readonly settler: string; readonly line: ExceptionLine }[]
}

/** A period that can be opened now, with what opening it does. */
export interface Opening {
  readonly periodId: string
  readonly title: string
  readonly effects: readonly string[]
}

export interface PeriodPageView {
  readonly periodId: string
  readonly state: { readonly title: string; readonly tone: Tone }
  /** What the month waits for now. */
  readonly sentence: string
  readonly sealed: number
  readonly all: number
  readonly meter: MonthMeter
  readonly bars: readonly StateBar[]
  readonly moments: readonly MonthMoment[]
  readonly exceptions: readonly ExceptionGroup[]
  /** How many there are of each; the lines are the first of them. */
  readonly reopenedCount: number
  readonly unplacedCount: number
  readonly reopened: readonly { readonly key: string; readonly name: string; readonly reason: string; readonly detail: string; readonly mayConfirm: boolean }[]
  readonly waived: readonly { readonly key: string; readonly name: string; readonly reason: string; readonly detail: string }[]
  readonly unplaced: readonly { readonly key: string; readonly title: string; readonly detail: string }[]
  readonly forms: string
}

function momentsOf(period: MonthInfo, now: string): readonly MonthMoment[] {
  const { startsAt, cutAt, factsDueAt, ratingsDueAt, windowsEndAt } = period.dates
  const rows = [
    { key: 'start', at: startsAt, title: '开始', when: dateLabel(startsAt), detail: `${dateTimeLabel(period.openedAt)} 开启` },
    { key: 'cut', at: cutAt, title: '截账', when: `${dateLabel(cutAt)} 0:00`, detail: '之后记的事件算到下一期' },
    { key: 'facts', at: factsDueAt, title: '指标补齐', when: dueLabel(factsDueAt), detail: '到期还缺的成为异常' },
    { key: 'ratings', at: ratingsDueAt, title: '自评和评分', when: dueLabel(ratingsDueAt), detail: '没交自评照样往下走，缺评分成为异常' },
    { key: 'windows', at: windowsEndAt, title: '事件答复结束', when: dueLabel(windowsEndAt), detail: '没有裁定的异议到期作废' },
    { key: 'closed', at: period.closedAt, title: '全部封存', when: period.closedAt === null ? '签完就封存' : dateTimeLabel(period.closedAt, now), detail: '考核、审核、核准以后出工资' },
  ]
  // A month may be sealed before its last date; nothing of it is ahead then.
  const next = period.closedAt !== null ? -1 : rows.findIndex(({ at }) => at === null || now < at)
  return rows.map(({ key, at, title, when, detail }, index) => {
    const isNow = index === next
    const left = isNow && at !== null ? leftLabel(at, now) : null
    return { key, title, detail, when: left === null ? when : `${when} · ${left}`, stage: isNow ? 'now' : next === -1 || index < next ? 'past' : 'ahead' }
  })
}

const barTones: Record<SheetState, Tone> = { live: 'accent', collecting: 'warn', rating: 'warn', assessing: 'accent', reviewing: 'accent', approving: 'accent', sealed: 'good' }

/** What a sheet waits for; null for one that simply runs or is done. */
function waitOf(sheet: SheetBrief, isReopened: boolean): string | null {
  if (sheet.openExceptionCount > 0) return `${sheet.openExceptionCount} 个异常`
  if (isReopened) return '等核对数据'
  if (sheet.openClaimCount > 0) return `${sheet.openClaimCount} 起事件没有定`
  if (sheet.holderName !== null) return `等${sheet.holderName}`
  if (sheet.state === 'collecting') return '等指标'
  return sheet.state === 'rating' ? (sheet.hasRange ? '等评分' : '等自评') : null
}

function sheetLineOf(sheet: SheetBrief, isReopened: boolean): SheetLine {
  const waits = waitOf(sheet, isReopened)
  return { id: sheet.id, name: sheet.employeeName, detail: [sheet.storeName, ...(waits === null ? [] : [waits])].join(' · '), total: sheet.total === null ? '—' : pointsLabel(sheet.total) }
}

/** Sheets as lines; what can stand in the way comes first. `reopenedIds`: those that were returned to their data. */
export function sheetLinesOf(sheets: readonly SheetBrief[], reopenedIds: readonly string[]): readonly SheetLine[] {
  const isReopened = (id: string) => reopenedIds.includes(id)
  const weight = (sheet: SheetBrief) => sheet.openExceptionCount * 1000 + sheet.openClaimCount
  return [...sheets].sort((a, b) => weight(b) - weight(a) || (a.storeId + a.id < b.storeId + b.id ? -1 : 1)).map((sheet) => sheetLineOf(sheet, isReopened(sheet.id)))
}

/** The states on the way of a sheet while the month closes; before and after only those in which there is one. */
function barsOf(data: PeriodData, isClosing: boolean): readonly StateBar[] {
  const { all } = sheetCountsOf(data)
  return data.progress.filter(({ count, state }) => count > 0 || (isClosing && state !== 'live')).map(({ state, title, count }) => ({
    state, title, count, percent: all === 0 ? 0 : (count / all) * 100, tone: barTones[state],
  }))
}

/** Exceptions by what is wrong, the most frequent first, so that one answer can settle many. */
export function exceptionGroupsOf({ exceptions, exceptionGroups }: Pick<PeriodData, 'exceptions' | 'exceptionGroups'>, now: string): readonly ExceptionGroup[] {
  const groups = new Map<string, { advice: string; lines: ExceptionGroup['lines'][number][] }>()
  for (const line of exceptions) {
    const title = exceptionGroupTitle(line)
    const group = groups.get(title) ?? { advice: line.advice, lines: [] }
    const missing = line.kind === 'missing-rating' ? ` · 等${line.subjectTitle}` : line.payGap !== null ? ` · 差 ${formatYuan(line.payGap.gap)}` : line.kind === 'unmade' ? ` · ${line.itemTitle}` : ''
    group.lines.push({
      key: `${line.sheetId}/${line.exceptionId}`, name: line.employeeName, detail: `${line.storeName}${missing} · ${dateTimeLabel(line.raisedAt, now)} 起`,
      settler: line.maySettle ? '处理' : `由${line.settledByTitles.join('、')}处理`, line,
    })
    groups.set(title, group)
  }
  const countOf = (title: string) => exceptionGroups.find((group) => group.title === title)?.count ?? 0
  return [...groups].map(([title, group]) => ({ title, count: Math.max(countOf(title), group.lines.length), ...group })).sort((a, b) => b.count - a.count)
}

/** The page 考核月; null where no month was opened yet. */
export function periodPageViewOf(data: PeriodData, now: string): PeriodPageView | null {
  const { period } = data
  if (period === null) return null
  const { all, sealed } = sheetCountsOf(data)
  return {
    periodId: period.id, state: monthStateOf(period, now), sentence: monthSentenceOf(period, sealed, all, now), sealed, all, meter: monthMeterOf(period, sealed, all, now),
    bars: barsOf(data, now >= period.dates.cutAt && period.closedAt === null), moments: momentsOf(period, now),
    exceptions: exceptionGroupsOf(data, now),
    reopenedCount: data.reopenedCount, unplacedCount: data.unplacedCount,
    reopened: data.reopened.map((line) => ({
      key: line.sheetId, name: `${line.employeeName} · ${line.storeName}`, reason: line.reason, detail: `${line.returnedByName} ${dateTimeLabel(line.returnedAt, now)}退回`, mayConfirm: line.mayConfirm,
    })),
    waived: data.waived.map((line) => ({ key: line.sheetId, name: `${line.employeeName} · ${line.templateTitle}`, reason: line.reason, detail: `${line.byName} ${dateTimeLabel(line.at, now)}定` })),
    unplaced: data.unplaced.map((incident) => {
      const line = incidentLineOf(incident, now)
      return { key: incident.id, title: `${line.name} · ${line.what}`, detail: `${line.when} · ${line.reporter}记` }
    }),
    forms: period.templates.map(({ title, version }) => `${title}（第 ${version} 版）`).join('、'),
  }
}

/** The periods that may be opened now, with what opening does. */
export function openingsOf({ openable }: PeriodData): readonly Opening[] {
  return openable.map(({ id, personName, peopleCount }) => {
    const period = personName === null ? periodLabel(id) : `${personName}的试用期`
    const whom = personName ?? (periodKindOf(id) === 'month' ? '每位要考核的在职员工' : `按${periodKindTitles[periodKindOf(id)]}考核的 ${peopleCount} 个人`)
    return {
      periodId: id, title: `${period}考核`,
      effects: [`给${whom}建一张考核表`, '考核表固定为现在的版本，这一期里改表，下一期才生效', `${period}的事件、指标从现在起就有地方记`, '开启以后不能取消'],
    }
  })
}
