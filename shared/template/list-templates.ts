import * as z from 'zod/mini'
import { periodKinds } from '../scoring/template'
import { declareAction } from '../contract/action'

/** How many findings of each severity. */
export const findingCounts = z.object({ error: z.number(), warning: z.number(), advice: z.number() })

export const templateBrief = z.object({
  id: z.string(), title: z.string(), version: z.number(), isOwn: z.boolean(), publishedAt: z.nullable(z.string()),
  /** A newer shipped version than the company's own goes back to. */
  newerShipped: z.nullable(z.number()),
  hasDraft: z.boolean(),
  /** Names of the active people who are scored by it. */
  people: z.array(z.string()),
  /** Whether a period can be opened with it; not while an item has no name. */
  isOpenable: z.boolean(),
  /** By which kinds of period the form can be used. */
  periodKinds: z.array(z.enum(periodKinds)),
  findings: findingCounts,
})

export const listTemplates = declareAction({
  name: 'list-templates', title: '考核表列表', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ templates: z.array(templateBrief) }), refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'general-manager', reach: 'any' }],
  doc: 'Every template with the version in use, shipped or the company\'s own, who is scored by it, and what the linter finds.',
})
