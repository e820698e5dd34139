import { formatPlain, multiply, divide, exact } from '../scoring/exact'
import type { Template, TemplateMetric } from '../scoring/template'
import { metricRecordIdOf, type MetricRecord, type MetricValue } from './record-metric'
import { defaultScopeOf, metricRecordIds } from './inherit-metrics'
import { linesAtOnce, metricGroups, type MetricGroup } from './list-limits'
import type { MetricLine } from './list-metrics'
import { metricsInUse } from './metrics-in-use'
import type { Sheet } from './sheet'
import { sheetStateRows } from './sheet-state'

/** What the lines need of a sheet. */
export const metricFields = ['periodId', 'employeeId', 'employeeName', 'crewId', 'storeId', 'storeName', 'supervisorId', 'state', 'dates', 'templateId', 'templateVersion'] as const satisfies readonly (keyof Sheet)[]
export type MeasuredSheet = Pick<Sheet, '_id' | typeof metricFields[number]>

/** What the lines are made from: a month's sheets with their templates, the records there are, and names for crews and stores. */
export interface MetricLineSource {
  readonly sheets: readonly { readonly sheet: MeasuredSheet; readonly template: Template }[]
  readonly records: ReadonlyMap<string, MetricRecord>
  readonly nameOf: (scope: MetricLine['scope'], scopeId: string, sheet: MeasuredSheet) => string
  /** Why the caller may not record this metric for these sheets whatever their state; null when they may. */
  readonly lockOf: (metric: TemplateMetric, sheets: readonly MeasuredSheet[]) => string | null
}

interface Draft {
  readonly metric: TemplateMetric
  readonly scope: MetricLine['scope']
  readonly scopeId: string
  readonly sheets: MeasuredSheet[]
  readonly record: MetricRecord | undefined
}

/** One line for each metric and whom it is about: where a record exists at its own scope, else at the metric's default scope as missing. */
export function metricLinesOf({ sheets, records, nameOf, lockOf }: MetricLineSource): MetricLine[] {
  const drafts = new Map<string, Draft>()
  for (const { sheet, template } of sheets) {
    const owner = { employeeId: sheet.employeeId, crewId: sheet.crewId, storeId: sheet.storeId }
    for (const metric of metricsInUse(template)) {
      const record = metricRecordIds(sheet.periodId, metric.id, owner).map((id) => records.get(id)).find((found) => found !== undefined)
      const { scope, scopeId } = record ?? defaultScopeOf(owner, metric.scope)
      const key = metricRecordIdOf({ periodId: sheet.periodId, metricId: metric.id, scope, scopeId })
      const draft = drafts.get(key) ?? { metric, scope, scopeId, sheets: [], record }
      draft.sheets.push(sheet)
      drafts.set(key, draft)
    }
  }
  return [...drafts.values()].map((draft) => lineOf(draft, nameOf, lockOf)).sort(missingFirst)
}

/** Why a value can't change any more: one frozen sheet among those that share it is enough. */
function stateLockOf(sheets: readonly MeasuredSheet[]): string | null {
  const fixed = sheets.filter((sheet) => !sheetStateRows[sheet.state].takesFacts)
  const [first] = fixed
  if (first === undefined) return null
  const whose = sheets.length === 1 ? '考核表' : fixed.length === sheets.length ? `这 ${sheets.length} 张考核表` : `${first.employeeName}${fixed.length > 1 ? `等 ${fixed.length} 人` : ''}的考核表`
  return fixed.every(({ state }) => state === 'sealed') ? `${whose}已封存，不能再改` : `${whose}已冻结，退回数据后才能改`
}

/** A recorded value as a line shows it: percent of a share, and its counts. */
function shownValue(value: MetricValue | undefined): Pick<MetricLine, 'value' | 'numerator' | 'denominator'> {
  if (value === undefined) return { value: null, numerator: null, denominator: null }
  if ('value' in value) return { value: value.value, numerator: null, denominator: null }
  const { numerator, denominator } = value
  return { value: denominator === 0 ? null : formatPlain(multiply(divide(exact(numerator), exact(denominator)), exact(100))), numerator, denominator }
}

function lineOf({ metric, scope, scopeId, sheets, record }: Draft, nameOf: MetricLineSource['nameOf'], lockOf: MetricLineSource['lockOf']): MetricLine {
  const [first] = sheets
  if (first === undefined) throw new Error('a metric line without a sheet')
  const lockedBecause = stateLockOf(sheets) ?? lockOf(metric, sheets)
  return {
    metricId: metric.id, title: metric.title, unit: metric.unit, scope, scopeId, scopeName: nameOf(scope, scopeId, first), storeName: first.storeName,
    ...shownValue(record?.value), earlier: (record?.earlier ?? []).map(({ value, source, recordedByName, recordedAt }) => ({ ...shownValue(value), source, recordedByName, recordedAt })), takesShare: metric.unit === '%',
    minimumDenominator: metric.minimumDenominator ?? null, excludedCauses: [...(metric.excludedCauses ?? [])],
    source: record?.source ?? metric.sourceForm, recordedByName: record?.recordedByName ?? null, recordedAt: record?.recordedAt ?? null,
    sheetCount: sheets.length, mayRecord: lockedBecause === null, lockedBecause,
  }
}

function missingFirst(a: MetricLine, b: MetricLine): number {
  const missing = Number(a.recordedAt !== null) - Number(b.recordedAt !== null)
  const byName = `${a.metricId}:${a.storeName}:${a.scopeId}` < `${b.metricId}:${b.storeName}:${b.scopeId}` ? -1 : 1
  return missing || byName
}

/** How many lines the caller could fill in now and are still empty. */
export function missingMetricCount(lines: readonly MetricLine[]): number {
  return lines.filter(({ recordedAt, mayRecord }) => recordedAt === null && mayRecord).length
}

/** Where a line stands in the list. */
export function metricGroupOf({ recordedAt, mayRecord }: Pick<MetricLine, 'recordedAt' | 'mayRecord'>): MetricGroup {
  return recordedAt === null ? (mayRecord ? 'missing' : 'waiting') : mayRecord ? 'recorded' : 'locked'
}

/** What a list of metrics is narrowed to; see `list-metrics`. */
interface MetricWish {
  readonly store?: string | null | undefined
  readonly title?: string | null | undefined
  readonly count?: number | undefined
  readonly line?: Pick<MetricLine, 'metricId' | 'scope' | 'scopeId'> | undefined
}

/** The list as it is told: counts of all lines, and of those that are asked for the first, group by group. */
export function metricsTold(lines: readonly MetricLine[], { store = null, title = null, count = linesAtOnce, line }: MetricWish) {
  const narrowed = lines.filter((one) => (store === null || one.storeName === store) && (title === null || one.title === title))
  const groups = new Map(metricGroups.map((group) => [group, narrowed.filter((one) => metricGroupOf(one) === group)]))
  const countOf = (group: MetricGroup) => groups.get(group)?.length ?? 0
  return {
    all: lines.length, recorded: lines.filter(({ recordedAt }) => recordedAt !== null).length, missing: missingMetricCount(lines),
    stores: [...new Set(lines.map(({ storeName }) => storeName))].sort(), titles: [...new Set(lines.map((one) => one.title))],
    counts: { missing: countOf('missing'), waiting: countOf('waiting'), recorded: countOf('recorded'), locked: countOf('locked') }, metrics: [...groups.values()].flat().slice(0, count),
    line: line === undefined ? null : lines.find(({ metricId, scope, scopeId }) => metricId === line.metricId && scope === line.scope && scopeId === line.scopeId) ?? null,
  }
}
