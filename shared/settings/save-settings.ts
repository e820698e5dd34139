import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { settingsFields } from './company-settings'

export const saveSettings = declareAction({
  name: 'save-settings', title: '改公司设置', kind: 'command', on: 'nobody',
  input: z.strictObject({ ...settingsFields, rev: z.int().check(z.gte(0)) }),
  output: z.object({ rev: z.number() }), refusals: ['content-changed', 'bad-input'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'Changes the company\'s own settings (rev 0: none were saved yet). Photos and limits hold from the next entry on, the days from the next opened month, the days for a signature from the next sealed sheet.',
})
