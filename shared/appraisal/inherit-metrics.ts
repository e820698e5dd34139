import type { MetricInput, SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import { metricRecordIdOf, type MetricRecord } from './record-metric'
import type { MetricScope } from './sheet'

/** Whom a sheet is about, as far as inheriting metrics needs to know. */
export interface MetricOwner {
  readonly employeeId: string
  readonly crewId: string | null
  readonly storeId: string
}

/** Whose values a sheet inherits, the nearest first (decision 14). */
export function scopesOf(owner: MetricOwner): readonly { scope: MetricScope; scopeId: string }[] {
  const crew = owner.crewId === null ? [] : [{ scope: 'crew' as const, scopeId: owner.crewId }]
  return [{ scope: 'employee', scopeId: owner.employeeId }, ...crew, { scope: 'store', scopeId: owner.storeId }]
}

/** The whom of a metric on this sheet by the template's default; employee where the sheet has no crew to inherit from. */
export function defaultScopeOf(owner: MetricOwner, scope: MetricScope): { scope: MetricScope; scopeId: string } {
  const scopes = scopesOf(owner)
  return scopes.find((candidate) => candidate.scope === scope) ?? { scope: 'employee', scopeId: owner.employeeId }
}

/** Ids of every record that could give this metric to the sheet, the nearest first. */
export function metricRecordIds(periodId: string, metricId: string, owner: MetricOwner): readonly string[] {
  return scopesOf(owner).map(({ scope, scopeId }) => metricRecordIdOf({ periodId, metricId, scope, scopeId }))
}

/** A record in the engine's own form, with where it comes from. */
export function metricInputOf(record: MetricRecord): MetricInput {
  const source = { enteredBy: record.recordedByName, form: record.source, at: record.recordedAt, scope: record.scope }
  return 'value' in record.value ? { value: record.value.value, source } : { numerator: record.value.numerator, denominator: record.value.denominator, source }
}

/** The sheet's metrics from the records at hand: for each metric of the template the nearest record wins; a metric without one stays absent. */
export function inheritMetrics(template: Template, periodId: string, owner: MetricOwner, records: ReadonlyMap<string, MetricRecord>): NonNullable<SheetInputs['metrics']> {
  const metrics: Record<string, MetricInput> = {}
  for (const { id } of template.metrics) {
    const nearest = metricRecordIds(periodId, id, owner).map((recordId) => records.get(recordId)).find((record) => record !== undefined)
    if (nearest !== undefined) metrics[id] = metricInputOf(nearest)
  }
  return metrics
}
