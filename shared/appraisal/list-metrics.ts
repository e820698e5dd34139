import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'

/** A metric that somebody's sheet needs, with its value where it is there. */
export const metricLine = z.object({
  metricId: z.string(), title: z.string(), unit: z.string(),
  scope: z.enum(['employee', 'crew', 'store']), scopeId: z.string(), scopeName: z.string(), storeName: z.string(),
  /** The value as text, null while missing; numerator and denominator where it was given as a share. */
  value: z.nullable(z.string()), numerator: z.nullable(z.number()), denominator: z.nullable(z.number()),
  /** Takes counted jobs (numerator and denominator) as well as a plain value. */
  takesShare: z.boolean(),
  /** For a share: fewer jobs than this are not scored yet. Causes that are left out of the count. */
  minimumDenominator: z.nullable(z.number()), excludedCauses: z.array(z.string()),
  source: z.string(), recordedByName: z.nullable(z.string()), recordedAt: z.nullable(z.string()),
  /** What was recorded before and is corrected since, the oldest first. */
  earlier: z.array(z.object({ value: z.nullable(z.string()), numerator: z.nullable(z.number()), denominator: z.nullable(z.number()), source: z.string(), recordedByName: z.string(), recordedAt: z.string() })),
  sheetCount: z.number(),
  /** Whether the caller may record it now; else why not, in a sentence. */
  mayRecord: z.boolean(), lockedBecause: z.nullable(z.string()),
})
export type MetricLine = z.infer<typeof metricLine>

export const listMetrics = declareAction({
  name: 'list-metrics', title: '指标清单', kind: 'query', on: 'nobody',
  input: z.strictObject({ periodId: z.nullable(periodId) }),
  output: z.object({ periodId: z.nullable(z.string()), periods: z.array(z.string()), factsDueAt: z.nullable(z.string()), metrics: z.array(metricLine) }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'after-sales-manager', reach: 'any' }, { role: 'inspector', reach: 'any' }],
  doc: 'Every metric that the month\'s sheets need within the caller\'s stores, missing ones first (null: the newest period with missing ones).',
})
