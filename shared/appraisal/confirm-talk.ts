import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, note } from '../contract/fields'
import { talkStates } from './plan-talk'

export const confirmTalk = declareAction({
  name: 'confirm-talk', title: '确认面谈', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, agrees: z.boolean(), remark: note }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'bad-input', 'sheet-sealed', 'wrong-state'],
  may: [{ role: 'everybody', reach: 'self' }, { role: 'hr', reach: 'scope' }],
  sheetStates: talkStates,
  doc: 'The person confirms the recorded talk or says what they object to; HR may confirm in their place with a reason, under HR\'s own name.',
})
