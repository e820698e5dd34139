import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { refuse, type Refusal } from '../contract/refusal'
import { InputError } from '../scoring/input-error'
import type { Template } from '../scoring/template'
import { validateInputs } from '../scoring/validate-inputs'
import { count, decimal, id, note, periodId } from '../contract/fields'

/** A metric as it is written down: a decimal, or exactly as a share of counted jobs. */
export const metricValue = z.union([
  z.strictObject({ value: decimal }),
  z.strictObject({ numerator: count, denominator: count }),
])
export type MetricValue = z.infer<typeof metricValue>

/** One recorded value of a metric for an employee, a crew or a store in a month; `_id` is `period:metric:scope:scopeId`. */
export interface MetricRecord {
  readonly _id: string
  readonly periodId: string
  readonly metricId: string
  readonly scope: 'employee' | 'crew' | 'store'
  readonly scopeId: string
  readonly storeId: string
  readonly value: MetricValue
  readonly source: string
  readonly recordedBy: string
  readonly recordedByName: string
  readonly recordedAt: string
  /** The values before this one, the oldest first: a correction keeps what it corrects. */
  readonly earlier?: readonly EarlierValue[]
  readonly rev: number
}

/** A value that was corrected since. */
export type EarlierValue = Pick<MetricRecord, 'value' | 'source' | 'recordedBy' | 'recordedByName' | 'recordedAt'>

/** A corrected value remembers so many before it. */
const maximumEarlier = 50

/** The record with this value in place of the one before, which it keeps. */
export function correctedRecord(before: MetricRecord | null, record: Omit<MetricRecord, '_id' | 'rev' | 'earlier'>): MetricRecord {
  const { value, source, recordedBy, recordedByName, recordedAt } = before ?? record
  const earlier = before === null ? [] : [...(before.earlier ?? []), { value, source, recordedBy, recordedByName, recordedAt }].slice(-maximumEarlier)
  return { ...record, _id: metricRecordIdOf(record), earlier, rev: (before?.rev ?? 0) + 1 }
}

export const recordMetric = declareAction({
  name: 'record-metric', title: '录入指标', kind: 'command', on: 'metric',
  input: z.strictObject({ periodId, metricId: id, scope: z.enum(['employee', 'crew', 'store']), scopeId: id, value: metricValue, source: note }),
  output: z.object({ metricRecordId: z.string(), sheetCount: z.number() }),
  refusals: ['not-found', 'forbidden', 'metric-unknown', 'metric-invalid', 'metric-from-jobs', 'sheet-frozen', 'sheet-sealed', 'period-not-open', 'own-sheet'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'after-sales-manager', reach: 'scope' }, { role: 'inspector', reach: 'scope' }],
  sheetStates: ['live', 'collecting'],
  doc: 'Records a metric of the month for an employee, a crew or a store; every sheet that inherits it is scored anew in the same transaction.',
})

/** The id under which a metric value exists once. */
export function metricRecordIdOf(input: { periodId: string; metricId: string; scope: string; scopeId: string }): string {
  return `${input.periodId}:${input.metricId}:${input.scope}:${input.scopeId}`
}

/** Why the engine would not take the value for that metric (out of its range, more passed jobs than jobs); null when it would. */
export function refuseMetricValue(template: Template, metricId: string, value: MetricValue): Refusal | null {
  if (!template.metrics.some(({ id }) => id === metricId)) return refuse('metric-unknown', undefined, 'metricId')
  try {
    validateInputs(template, { metrics: { [metricId]: 'value' in value ? { value: value.value } : { numerator: value.numerator, denominator: value.denominator } } })
    return null
  } catch (failure) {
    if (failure instanceof InputError) return refuse('metric-invalid', failure.sentence, 'value')
    throw failure
  }
}
