import * as z from 'zod/mini'
import { causes } from './cause'
import { jobStates } from './job'

const text = z.string()

/** A job as a person sees it. */
export const jobView = z.object({
  id: text, orderNo: text, label: text, storeId: text, storeName: text,
  installers: z.array(z.object({ id: text, name: text })),
  plannedOn: text, duePeriodId: text, state: z.enum(jobStates), stateTitle: text,
  result: z.nullable(z.object({
    completedOn: text, periodId: text, isFirstPass: z.boolean(), note: text, recordedByName: text, recordedAt: text,
    faults: z.array(z.object({ cause: z.enum(causes), title: text, percent: z.number() })),
    split: z.array(z.object({ personId: text, name: text, percent: z.number() })),
  })),
  history: z.array(z.object({ at: text, actorName: text, text })),
  rev: z.number(),
  /** The names of the actions that the caller may do on it. */
  may: z.array(text),
})
export type JobView = z.infer<typeof jobView>
