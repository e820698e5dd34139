import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { seenRev } from './own-template'

/** A setting's value as text: several lines at most. */
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const settingText = z.string().check(z.maxLength(2_600), z.regex(/^[^\u0000-\u0009\u000B-\u001F\u007F]*$/))
const field = z.string().check(z.maxLength(200), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/))

export const saveTemplateDraft = declareAction({
  name: 'save-template-draft', title: '改考核表', kind: 'command', on: 'nobody',
  input: z.strictObject({
    templateId: id, rev: seenRev, changes: z.array(z.strictObject({ field, value: z.nullable(settingText) })).check(z.maxLength(200)),
    /** A finding whose mend to apply after the changes. */
    mend: z.exactOptional(z.strictObject({ code: id, field })),
  }),
  output: z.object({ rev: z.number() }),
  refusals: ['template-unknown', 'template-invalid', 'content-changed'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Changes settings of a template in the draft, or applies the mend of a finding to it; counts for nobody until it is published.',
})
