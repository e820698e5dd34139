import * as z from 'zod/mini'
import { count, decimal, id } from '../contract/fields'
import { baseAmount } from '../pay/import-bases'

/** One input that a correction puts right; everything else stays as it was frozen. */
export const inputChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('metric'), metricId: id, value: z.union([z.strictObject({ value: decimal }), z.strictObject({ numerator: decimal, denominator: decimal })]) }),
  /** How many times it counts: 0 takes it out of the score. */
  z.strictObject({ kind: z.literal('incident'), incidentId: id, quantity: count }),
  z.strictObject({ kind: z.literal('rating'), item: id, role: id, points: decimal }),
  z.strictObject({ kind: z.literal('level'), item: id, role: id, level: count }),
  /** The base of the performance pay, on a sheet that pays. */
  z.strictObject({ kind: z.literal('base'), amount: baseAmount }),
])
export type InputChange = z.infer<typeof inputChange>
