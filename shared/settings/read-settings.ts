import * as z from 'zod/mini'
import { signerCounts } from '../approval/route'
import { declareAction } from '../contract/action'
import { photoRequirements, photoSources } from '../evidence/photo-rules'

export const readSettings = declareAction({
  name: 'read-settings', title: '公司设置', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({
    name: z.string(), photoRequired: z.enum(photoRequirements), photoSource: z.enum(photoSources), entryLimits: z.object({ perPerson: z.number(), inAll: z.number() }),
    calendar: z.object({ factsDueDay: z.number(), ratingsDueDay: z.number(), windowsEndDay: z.number() }), signatureDays: z.number(), signerCount: z.literal(signerCounts),
    minimumWages: z.object({ company: z.nullable(z.string()), stores: z.array(z.object({ storeId: z.string(), yuan: z.nullable(z.string()) })) }),
    /** Stores that can have a minimum of their own. */
    stores: z.array(z.object({ id: z.string(), name: z.string() })),
    /** How often they were changed; null: never. */
    rev: z.nullable(z.number()),
  }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'What the company sets for itself: photos, how much may be logged on a day, the days of the close, the days for a signature, how many sign a sheet, the minimum wage of each store.',
})
