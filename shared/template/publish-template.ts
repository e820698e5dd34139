import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { seenRev } from './own-template'

export const publishTemplate = declareAction({
  name: 'publish-template', title: '发布考核表', kind: 'command', on: 'nobody',
  input: z.strictObject({ templateId: id, rev: seenRev }),
  output: z.object({ version: z.number(), countsFrom: z.string() }),
  refusals: ['template-unknown', 'draft-missing', 'content-changed', 'template-unsound'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Makes the draft the next version, refused while the linter finds an error; it counts from the next period that is opened.',
})
