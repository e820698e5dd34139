import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { day, id } from '../contract/fields'
import type { SheetState } from './sheet-state'

/** A talk belongs to the time before the superior's signature. */
export const talkStates: readonly SheetState[] = ['live', 'collecting', 'rating', 'assessing']

/** Whoever may lead the talk: the person's superiors. */
export const talkLeaders = [{ role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }] as const

export const planTalk = declareAction({
  name: 'plan-talk', title: '约面谈', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, plannedOn: day }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'already-done', 'bad-input', 'sheet-sealed', 'wrong-state'],
  may: [...talkLeaders, { role: 'hr', reach: 'scope' }],
  sheetStates: talkStates,
  doc: 'Plans the day of the talk that the form asks for (sheets 5 and 6).',
})
