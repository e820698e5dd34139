import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { sheetBrief, sheetView } from './sheet-view'

export const readHome = declareAction({
  name: 'read-home', title: '我的得分', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({
    /** My running sheet: the one that pays where there are several; null when there is none. */
    current: z.nullable(sheetView),
    /** My other sheets whose range holds this moment, the soonest to end first. */
    alongside: z.array(sheetBrief),
    /** My earlier sheets, newest first, at most 24; none that has not begun. */
    history: z.array(z.object({
      sheet: sheetBrief, pay: z.nullable(z.string()),
      /** Where it is sealed; null before, and for the minute until its batch is made. */
      witness: z.nullable(z.string()),
      /** What it comes to since its last correction; null while it stands as sealed. */
      corrected: z.nullable(z.object({ version: z.number(), total: z.string(), pay: z.nullable(z.string()) })),
    })),
  }),
  refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'The caller\'s own live score with its reasons, and their earlier sheets.',
})
