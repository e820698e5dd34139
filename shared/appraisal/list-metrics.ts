import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, note, periodId } from '../contract/fields'
import { mostLines } from './list-limits'

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
  /** `store` and `title` narrow the list to a store's name and a metric's title; `line` asks for one line besides, wherever it stands. */
  input: z.strictObject({
    periodId: z.nullable(periodId), store: z.optional(z.nullable(note)), title: z.optional(z.nullable(note)), count: z.optional(z.number().check(z.int(), z.gte(1), z.lte(mostLines))),
    line: z.optional(z.strictObject({ metricId: id, scope: z.enum(['employee', 'crew', 'store']), scopeId: id })),
  }),
  output: z.object({
    periodId: z.nullable(z.string()), periods: z.array(z.string()), factsDueAt: z.nullable(z.string()),
    /** Of all lines, whatever the list is narrowed to: how many, how many have a value, how many the caller has yet to enter. */
    all: z.number(), recorded: z.number(), missing: z.number(),
    stores: z.array(z.string()), titles: z.array(z.string()),
    /** How many lines the narrowed list has in each group; `metrics` are the first of them, group by group. */
    counts: z.object({ missing: z.number(), waiting: z.number(), recorded: z.number(), locked: z.number() }), metrics: z.array(metricLine),
    line: z.nullable(metricLine),
  }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'after-sales-manager', reach: 'any' }, { role: 'inspector', reach: 'any' }],
  doc: 'The metrics that the month\'s sheets need within the caller\'s stores, missing ones first (null: the newest period with missing ones): the first hundred, or as many as are asked for, with counts of all.',
})
