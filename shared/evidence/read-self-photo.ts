import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id } from '../contract/fields'
import { sheetReaders } from '../appraisal/read-sheet'
import { readPhoto } from './read-photo'

export const readSelfPhoto = declareAction({
  name: 'read-self-photo', title: '看自评照片', kind: 'query', on: 'sheet',
  input: z.strictObject({ sheetId: id, sha256: hash }),
  output: readPhoto.output,
  refusals: ['not-found', 'photo-missing'],
  may: sheetReaders,
  doc: 'A link to a photo of a self-score, for whoever may see the sheet; it dies after ten minutes.',
})
