import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { day, id, reason } from '../contract/fields'
import { talkLeaders, talkStates } from './plan-talk'

export const recordTalk = declareAction({
  name: 'record-talk', title: '记面谈', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, heldOn: day, notes: reason }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'bad-input', 'sheet-sealed', 'wrong-state'],
  may: talkLeaders,
  sheetStates: talkStates,
  doc: 'The superior records the talk: the day and what was said. The person is asked to confirm it.',
})
