import { isRefusal, refuse } from '@shared/contract/refusal'
import { attachPhoto, refuseAttach, settlePhoto } from '@shared/evidence/attach-photo'
import type { KeptPhoto } from '@shared/evidence/kept-photo'
import { uploadPathOf } from '@shared/evidence/photo'
import { endUpload, removeUploadOf } from '../kit/awaited-uploads'
import { logBug } from '../kit/log'
import { PhotoEffects } from '../kit/photo-effects'
import { command, type Handler } from '../kit/serve'
import { fileIdOf } from '../kit/storage'
import { canSeeIncident } from './move-incidents'

export const attachPhotoHandler: Handler = async (prepared) => {
  const effects = new PhotoEffects()
  let used: string | null = null
  const handle = command(attachPhoto, async ({ actor, input, now, transaction, tell, afterCommit, summarise }) => {
    used = null
    const incident = await transaction.read('incidents', input.incidentId)
    if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
    const photo = refuseAttach(incident, input.sha256, actor._id)
    if (isRefusal(photo)) return photo
    const sheet = incident.sheetId === null ? null : await transaction.read('sheets', incident.sheetId)
    if (sheet?.state === 'sealed') return refuse('sheet-sealed')
    const fileId = await fileIdOf(uploadPathOf(incident._id, photo))
    if (input.fileId !== fileId) return refuse('bad-input', '照片的位置不对，请重新上传', 'fileId')
    const upload = await effects.fetch(photo, fileId)
    if (isRefusal(upload)) return upload
    const kept = upload.facts === 'swapped' ? null : await transaction.read('photos', photo.sha256)
    const settled = settlePhoto(incident, photo, upload.facts, kept, now)
    if (upload.facts !== 'swapped') {
      used = kept?.fileId ?? await effects.keep(photo, upload.content)
      const { width, height } = upload.facts
      const record: KeptPhoto = kept ?? { _id: photo.sha256, type: photo.type, sizeBytes: photo.sizeBytes, width, height, fileId: used, keptAt: now, uses: [] }
      await transaction.write('photos', { ...record, uses: [...record.uses, { incidentId: incident._id, occurredAt: incident.occurredAt, at: now }] })
    }
    await transaction.write('incidents', settled)
    await endUpload(transaction, incident._id, photo, now)
    tell([incident.employeeId, incident.reporterId, ...(sheet?.watcherIds ?? [])])
    afterCommit(() => removeUploadOf(incident._id, photo))
    const after = settled.photos.find(({ sha256 }) => sha256 === photo.sha256) ?? photo
    summarise(`上传照片：${incident.employeeName} ${incident._id} ${after.state}`)
    return { incidentId: incident._id, sha256: photo.sha256, state: after.state, note: after.note }
  })
  const answer = await handle(prepared)
  await effects.dropAllBut(isRefusal(answer) ? null : used).catch((failure: unknown) => { logBug(failure, { requestId: prepared.caller.requestId, action: attachPhoto.name }) })
  return answer
}
