import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, periodId } from '../contract/fields'
import { sheetStates } from '../appraisal/sheet-state'
import { sheetBrief } from '../appraisal/sheet-view'

/** So many sheets are told at a time. */
export const sheetsAtOnce = 40

export const listSheets = declareAction({
  name: 'list-sheets', title: '考核表清单', kind: 'query', on: 'nobody',
  /** `after`: the id of the last one that is known; null from the first on. */
  input: z.strictObject({ periodId, state: z.enum(sheetStates), after: z.nullable(id) }),
  /** `next`: what to ask `after` for the ones behind these; null where there are none. */
  output: z.object({ sheets: z.array(sheetBrief), next: z.nullable(z.string()) }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'finance', reach: 'any' }],
  doc: 'The sheets of a period in one state, within the caller\'s stores, 40 at a time in the order of their ids.',
})
