import type { ActionOutput } from '@shared/contract/actions'
import type { MetricLine } from '@shared/appraisal/list-metrics'
import { metricGroupOf } from '@shared/appraisal/metric-lines'
import { exact, formatHundredths } from '@shared/scoring/exact'
import { dateTimeLabel, dueLabel, leftLabel, pointsLabel } from '../../ui/format'

/** A choice of what to show; `null` shows all. */
export interface FilterChoice {
  readonly value: string | null
  readonly title: string
}

/** A metric as a line of the list. */
export interface MetricRow {
  readonly key: string
  readonly title: string
  readonly what: string
  /** Who recorded it and when; the empty text while it is missing. */
  readonly recorded: string
  /** `93.5%`, or null while it is missing. */
  readonly value: string | null
  /** Why it can't be recorded by the caller; null when it can. */
  readonly lock: string | null
  readonly label: string
  readonly line: MetricLine
}

export interface MetricGroup {
  readonly title: string
  /** What is to be known of all its lines; the empty text for nothing. */
  readonly note: string
  readonly rows: readonly MetricRow[]
}

export interface MetricsPageView {
  /** `还差 5 个` and until when, or that all is there. */
  readonly headline: string
  readonly sentence: string
  readonly recorded: number
  readonly all: number
  readonly stores: readonly FilterChoice[]
  readonly kinds: readonly FilterChoice[]
  readonly groups: readonly MetricGroup[]
  /** How many lines of what is chosen are not told yet. */
  readonly left: number
  /** Lines still to enter, in the order of the list and within its filters: what quick entry goes through. */
  readonly queue: readonly MetricLine[]
}

const unitWords: Readonly<Record<string, string>> = { '%': '%', 'score': ' 分', 'yuan': ' 元', 'count': '', 'days': ' 天', 'hours': ' 小时' }

/** The unit as it stands behind a value. */
export function unitWordOf(unit: string): string {
  return unitWords[unit] ?? ''
}

/** Tells the lines of a month apart: the metric, and whom it is about. */
export function metricKeyOf({ metricId, scope, scopeId }: Pick<MetricLine, 'metricId' | 'scope' | 'scopeId'>): string {
  return `${metricId}|${scope}|${scopeId}`
}

/** The line that a key names; undefined where it names none. */
export function metricLineOfKey(key: string | null): Pick<MetricLine, 'metricId' | 'scope' | 'scopeId'> | undefined {
  const [metricId = '', scope = '', scopeId = ''] = (key ?? '').split('|')
  return metricId !== '' && scopeId !== '' && (scope === 'employee' || scope === 'crew' || scope === 'store') ? { metricId, scope, scopeId } : undefined
}

/** Whether a share is of finished jobs, as those are whose sheet asks for a least number of them. */
export function isOfJobs({ minimumDenominator }: Pick<MetricLine, 'minimumDenominator'>): boolean {
  return minimumDenominator !== null
}

/** `93.5%（合格 187 单 / 完工 200 单）`; null while it is missing. A share of nothing has only its counts. */
export function metricValueText(line: Pick<MetricLine, 'value' | 'numerator' | 'denominator' | 'unit' | 'recordedAt' | 'minimumDenominator'>): string | null {
  const { value, numerator, denominator, unit, recordedAt } = line
  if (recordedAt === null) return null
  const counts = numerator === null || denominator === null ? '' : isOfJobs(line) ? `合格 ${numerator} 单 / 完工 ${denominator} 单` : `${numerator} / ${denominator}`
  if (value === null) return counts
  const text = `${pointsLabel(formatHundredths(exact(value)))}${unitWordOf(unit)}`
  return counts === '' ? text : `${text}（${counts}）`
}

function shortValueOf({ value, unit, recordedAt }: MetricLine): string | null {
  if (recordedAt === null) return null
  return value === null ? '总数 0' : `${pointsLabel(formatHundredths(exact(value)))}${unitWordOf(unit)}`
}

/** Whom a value is about, beneath the name: `城东店`, `城东店 · 4 人共用`. */
export function whomOf({ storeName, sheetCount }: Pick<MetricLine, 'storeName' | 'sheetCount'>): string {
  return sheetCount > 1 ? `${storeName} · ${sheetCount} 人共用` : storeName
}

function rowOf(line: MetricLine, now: string): MetricRow {
  const value = shortValueOf(line)
  return {
    key: metricKeyOf(line), title: line.scopeName, what: `${line.title} · ${whomOf(line)}`,
    recorded: line.recordedAt === null ? '' : `${line.recordedByName ?? ''} ${dateTimeLabel(line.recordedAt, now)}${line.earlier.length === 0 ? '录入' : `更正，共 ${line.earlier.length} 次`}`, value, lock: line.lockedBecause,
    label: `${line.scopeName}，${line.title}，${value ?? '还没有'}${line.lockedBecause === null ? '' : `，${line.lockedBecause}`}`, line,
  }
}

const choicesOf = (all: string, values: readonly string[]): readonly FilterChoice[] => {
  const distinct = [...new Set(values)]
  return distinct.length < 2 ? [] : [{ value: null, title: all }, ...distinct.map((value) => ({ value, title: value }))]
}

/** The page 指标录入 within the chosen store and metric: to enter first, then what others enter, then what is there and may be corrected or not. */
export function metricsPageViewOf(data: ActionOutput<'list-metrics'>, store: string | null, kind: string | null, now: string): MetricsPageView {
  const shown = data.metrics.filter((line) => (store === null || line.storeName === store) && (kind === null || line.title === kind))
  const queue = shown.filter((line) => metricGroupOf(line) === 'missing')
  // While the list is not whole its own counts stand; what is filtered here alone is counted here.
  const left = Math.max(data.counts.missing + data.counts.waiting + data.counts.recorded + data.counts.locked - data.metrics.length, 0)
  const toEnter = left === 0 ? queue.length : Math.max(data.counts.missing, queue.length)
  const groups = [
    { title: `还差 ${toEnter} 个`, note: '', lines: queue },
    { title: '现在不能录', note: '', lines: shown.filter((line) => metricGroupOf(line) === 'waiting') },
    { title: '已录入', note: '点开可以更正', lines: shown.filter((line) => metricGroupOf(line) === 'recorded') },
    { title: '已锁定', note: '点开看原因', lines: shown.filter((line) => metricGroupOf(line) === 'locked') },
  ]
  const mine = data.missing
  const { factsDueAt } = data
  const isLate = factsDueAt !== null && now >= factsDueAt
  return {
    headline: mine === 0 ? '都录好了' : `还差 ${mine} 个`,
    sentence: mine === 0 ? '要更正就点开改，考核表冻结以后不能再改。' : factsDueAt === null ? '' : isLate ? '已经过了期限，缺指标的考核表都在等。' : `${dueLabel(factsDueAt)}补齐，${leftLabel(factsDueAt, now)}。`,
    recorded: data.recorded, all: data.all, left,
    stores: choicesOf('全部门店', data.stores), kinds: choicesOf('全部指标', data.titles),
    groups: groups.filter(({ lines }) => lines.length > 0).map(({ title, note, lines }) => ({ title, note, rows: lines.map((line) => rowOf(line, now)) })), queue,
  }
}

/** The line that quick entry opens after this one: the next that is missing, from the top again at the end; null when none is left. */
export function nextInQueue(queue: readonly MetricLine[], after: MetricLine): MetricLine | null {
  const key = metricKeyOf(after)
  const here = queue.findIndex((line) => metricKeyOf(line) === key)
  const others = [...queue.slice(here + 1), ...queue.slice(0, Math.max(here, 0))].filter((line) => metricKeyOf(line) !== key)
  return others[0] ?? null
}
