import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { jobView } from './job-view'

export const listJobs = declareAction({
  name: 'list-jobs', title: '安装单', kind: 'query', on: 'nobody',
  input: z.strictObject({ view: z.enum(['mine', 'open', 'done']), periodId: z.nullable(periodId) }),
  output: z.object({
    periodId: z.string(), today: z.string(),
    jobs: z.array(z.object({
      ...jobView.shape,
      /** For one's own: how the job counts, in words; null elsewhere. */
      counts: z.nullable(z.string()),
    })),
    /** For who plans jobs, with the open ones: their stores, and the people who can be sent out there. */
    places: z.array(z.object({ storeId: z.string(), storeName: z.string(), people: z.array(z.object({ id: z.string(), name: z.string() })) })),
    /** For one's own: what follows from them, in words. */
    summary: z.array(z.string()),
  }),
  refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'One\'s own jobs of a period with how each counts, or the open or completed ones of the stores that one leads (null: the running month).',
})
