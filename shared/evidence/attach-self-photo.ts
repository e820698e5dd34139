import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import type { Sheet } from '../appraisal/sheet'
import { openSheetStates } from '../appraisal/sheet-state'
import { fileId, reuseText } from './attach-photo'
import type { PhotoFacts } from './inspect-photo'
import type { KeptPhoto } from './kept-photo'
import { photoStates, type ReceivedPhoto } from './photo'

export const attachSelfPhoto = declareAction({
  name: 'attach-self-photo', title: '上传自评照片', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, sha256: hash, fileId }),
  output: z.object({ sheetId: z.string(), sha256: z.string(), state: z.enum(photoStates), note: z.string() }),
  refusals: ['not-found', 'own-sheet', 'forbidden', 'already-done', 'sheet-sealed', 'bad-input', 'photo-missing', 'photo-unusable'],
  may: [{ role: 'everybody', reach: 'self' }],
  sheetStates: openSheetStates,
  doc: 'The bytes of a photo that the self-score names are there: they are checked and kept. Other bytes than those that were named are not kept, and that is told.',
})

/** The photo of the self-score that may be attached now, or why it may not. */
export function refuseAttachSelf({ selfPhotos }: Pick<Sheet, 'selfPhotos'>, sha256: string): ReceivedPhoto | Refusal {
  const photo = selfPhotos.find((named) => named.sha256 === sha256)
  if (photo === undefined) return refuse('not-found', '自评里没有登记这张照片', 'sha256')
  return photo.state === 'awaited' ? photo : refuse('already-done', '这张照片已经收到过了')
}

/** The sheet with what became of the photo; what the signers answer for names it by its hash and stays as it is. `kept`: the record of its bytes if they came before. */
export function settleSelfPhoto(sheet: Sheet, photo: ReceivedPhoto, facts: PhotoFacts | 'swapped', kept: KeptPhoto | null, now: string): Sheet {
  const other = kept?.uses.find((use) => !('sheetId' in use) || use.sheetId !== sheet._id)
  const settled = facts === 'swapped' ? { state: 'rejected' as const, note: '传来的照片和登记时的不是同一张，没有收下' }
    : other === undefined ? { state: 'kept' as const, note: '' } : { state: 'reused' as const, note: reuseText(other) }
  return { ...sheet, rev: sheet.rev + 1, selfPhotos: sheet.selfPhotos.map((each) => (each.sha256 === photo.sha256 ? { ...each, ...settled, receivedAt: now } : each)) }
}
