import { isRefusal, refuse } from '@shared/contract/refusal'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { attachSelfPhoto, refuseAttachSelf, settleSelfPhoto } from '@shared/evidence/attach-self-photo'
import type { KeptPhoto } from '@shared/evidence/kept-photo'
import { photoLinkSeconds, uploadPathOf } from '@shared/evidence/photo'
import { readSelfPhoto } from '@shared/evidence/read-self-photo'
import { endUpload, removeUploadOf } from '../kit/awaited-uploads'
import { logBug } from '../kit/log'
import { PhotoEffects } from '../kit/photo-effects'
import { readDocument } from '../kit/read'
import { command, query, type Handler } from '../kit/serve'
import { canSeeSheet, openSheet } from '../kit/sheet-access'
import { fileIdOf, linkTo } from '../kit/storage'

export const attachSelfPhotoHandler: Handler = async (prepared) => {
  const effects = new PhotoEffects()
  let used: string | null = null
  const handle = command(attachSelfPhoto, async ({ actor, input, now, transaction, tell, afterCommit, summarise }) => {
    used = null
    const sheet = await openSheet(transaction, attachSelfPhoto, actor, input.sheetId)
    if (isRefusal(sheet)) return sheet
    const photo = refuseAttachSelf(sheet, input.sha256)
    if (isRefusal(photo)) return photo
    const fileId = await fileIdOf(uploadPathOf(sheet._id, photo))
    if (input.fileId !== fileId) return refuse('bad-input', '照片的位置不对，请重新上传', 'fileId')
    const upload = await effects.fetch(photo, fileId)
    if (isRefusal(upload)) return upload
    const kept = upload.facts === 'swapped' ? null : await transaction.read('photos', photo.sha256)
    const settled = settleSelfPhoto(sheet, photo, upload.facts, kept, now)
    if (upload.facts !== 'swapped') {
      used = kept?.fileId ?? await effects.keep(photo, upload.content)
      const { width, height } = upload.facts
      const record: KeptPhoto = kept ?? { _id: photo.sha256, type: photo.type, sizeBytes: photo.sizeBytes, width, height, fileId: used, keptAt: now, uses: [] }
      await transaction.write('photos', { ...record, uses: [...record.uses, { sheetId: sheet._id, at: now }] })
    }
    await transaction.write('sheets', settled)
    await endUpload(transaction, sheet._id, photo, now)
    tell([...sheet.watcherIds, ...(sheet.holderId === null ? [] : [sheet.holderId])])
    afterCommit(() => removeUploadOf(sheet._id, photo))
    const after = settled.selfPhotos.find(({ sha256 }) => sha256 === photo.sha256) ?? photo
    summarise(`上传自评照片：${sheet.employeeName} ${sheet.periodId} ${after.state}`)
    return { sheetId: sheet._id, sha256: photo.sha256, state: after.state, note: after.note }
  })
  const answer = await handle(prepared)
  await effects.dropAllBut(isRefusal(answer) ? null : used).catch((failure: unknown) => { logBug(failure, { requestId: prepared.caller.requestId, action: attachSelfPhoto.name }) })
  return answer
}

export const readSelfPhotoHandler = query(readSelfPhoto, async ({ actor, input, now }) => {
  const sheet = await readDocument('sheets', input.sheetId)
  if (sheet === null || !canSeeSheet(actor, sheet)) return refuse('not-found')
  const photo = sheet.selfPhotos.find(({ sha256 }) => sha256 === input.sha256)
  if (photo === undefined) return refuse('not-found')
  // Only what was checked for this very self-score is ever shown; that others' bytes have the same hash is no door.
  const kept = photo.state === 'kept' || photo.state === 'reused' ? await readDocument('photos', photo.sha256) : null
  const url = kept === null ? null : await linkTo(kept.fileId, photoLinkSeconds)
  return url === null ? refuse('photo-missing', '没有收到这张照片') : { url, expiresAt: toInstant(toMs(now) + photoLinkSeconds * 1000) }
})
