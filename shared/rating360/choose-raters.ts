import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { raterRoles } from '../scoring/template'
import { maximumAsked } from './resolve-groups'

export const chooseRaters = declareAction({
  name: 'choose-raters', title: '选评分人', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, role: z.enum(raterRoles), personIds: z.array(id).check(z.minLength(1), z.maxLength(maximumAsked)) }),
  output: z.object({ asked: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'wrong-state', 'window-closed', 'bad-input'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'HR asks more people of the roster in an anonymous group that the roster could not fill by itself. Whoever is asked already stays asked.',
})
