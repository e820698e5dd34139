import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { sheetReaders } from '../appraisal/read-sheet'

export const exportSheet = declareAction({
  name: 'export-sheet', title: '打印考核表', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id }),
  output: z.object({ url: z.string(), fileName: z.string(), expiresAt: z.string() }),
  refusals: ['not-found'],
  may: sheetReaders,
  doc: 'A sheet as a PDF laid out like the paper form, for whoever may read it and with what they may read: a link that dies after ten minutes. The same sealed sheet gives the same bytes.',
})
