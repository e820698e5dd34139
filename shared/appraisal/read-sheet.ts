import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { sheetView } from './sheet-view'

/** Who sees a sheet; its money only those of `payReaders`. A current holder sees it besides (checked by id). */
export const sheetReaders = [
  { role: 'everybody', reach: 'self' }, { role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' },
  { role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' }, { role: 'finance', reach: 'scope' },
] as const

/** Who sees base and pay on a sheet. */
export const payReaders = [
  { role: 'everybody', reach: 'self' }, { role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' }, { role: 'finance', reach: 'scope' },
] as const

export const readSheet = declareAction({
  name: 'read-sheet', title: '考核表', kind: 'query', on: 'sheet',
  input: z.strictObject({ sheetId: id }), output: sheetView, refusals: ['not-found'],
  may: sheetReaders,
  doc: 'One sheet whole with its reasons, as far as the caller may see it, and what they may do on it now.',
})
