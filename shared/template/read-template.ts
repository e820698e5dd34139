import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { findingView, templatePart } from './template-view'

export const readTemplate = declareAction({
  name: 'read-template', title: '看一张考核表模板', kind: 'query', on: 'nobody', input: z.strictObject({ templateId: id }),
  output: z.object({
    id: z.string(), title: z.string(), rev: z.nullable(z.number()), version: z.number(), isOwn: z.boolean(), publishedAt: z.nullable(z.string()), publishedBy: z.nullable(z.string()), newerShipped: z.nullable(z.number()),
    /** Null without one; then parts and findings are those of the version in use. */
    draft: z.nullable(z.object({ savedAt: z.string(), savedBy: z.string(), changes: z.array(z.object({ title: z.string(), from: z.string(), to: z.string() })) })),
    /** The version that publishing would make, and the first month that it would count for. */
    nextVersion: z.number(), countsFrom: z.string(),
    people: z.array(z.string()), declaredPoints: z.number(),
    parts: z.array(templatePart), findings: z.array(findingView),
  }),
  refusals: ['template-unknown'],
  may: [{ role: 'hr', reach: 'any' }, { role: 'general-manager', reach: 'any' }],
  doc: 'A template with everything that a company may tune, the draft over it, and what the linter finds, with mends.',
})
