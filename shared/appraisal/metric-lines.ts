import { formatPlain, multiply, divide, exact } from '../scoring/exact'
import type { Template, TemplateMetric } from '../scoring/template'
import { metricRecordIdOf, type MetricRecord, type MetricValue } from './record-metric'
import { defaultScopeOf, metricRecordIds } from './inherit-metrics'
import type { MetricLine } from './list-metrics'
import { metricsInUse } from './metrics-in-use'
import type { Sheet } from './sheet'
import { sheetStateRows } from './sheet-state'

/** What the lines are made from: a month's sheets with their templates, the records there are, and names for crews and stores. */
export interface MetricLineSource {
  readonly sheets: readonly { readonly sheet: Sheet; readonly template: Template }[]
  readonly records: ReadonlyMap<string, MetricRecord>
  readonly nameOf: (scope: MetricLine['scope'], scopeId: string, sheet: Sheet) => string
  /** Why the caller may not record this metric for these sheets whatever their state; null when they may. */
  readonly lockOf: (metric: TemplateMetric, sheets: readonly Sheet[]) => string | null
}

interface Draft {
  readonly metric: TemplateMetric
  readonly scope: MetricLine['scope']
  readonly scopeId: string
  readonly sheets: Sheet[]
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
function stateLockOf(sheets: readonly Sheet[]): string | null {
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
