import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { settingsFields } from './company-settings'

export const saveSettings = declareAction({
  name: 'save-settings', title: '改公司设置', kind: 'command', on: 'nobody',
  input: z.strictObject({ ...settingsFields, rev: z.nullable(z.int().check(z.gte(1))) }),
  output: z.object({ rev: z.nullable(z.number()) }), refusals: ['content-changed', 'bad-input'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Changes the company\'s own settings (rev null: they were never changed). Photos and limits hold from the next entry on, the days and the number of signers from the next opened month, the days for a signature from the next sealed sheet.',
})
