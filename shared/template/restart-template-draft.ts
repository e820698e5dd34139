import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { seenRev } from './own-template'

export const restartTemplateDraft = declareAction({
  name: 'restart-template-draft', title: '放弃改动', kind: 'command', on: 'nobody',
  input: z.strictObject({ templateId: id, rev: seenRev, from: z.enum(['in-use', 'shipped']) }),
  output: z.object({ rev: z.number() }),
  refusals: ['template-unknown', 'content-changed', 'draft-missing'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Drops the draft, or begins one anew from the shipped version.',
})
