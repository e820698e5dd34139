import { createHash, randomBytes } from 'node:crypto'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { attachPhoto, inspectUpload, refuseAttach, settlePhoto } from '@shared/evidence/attach-photo'
import { photoProblems, type PhotoFacts } from '@shared/evidence/inspect-photo'
import type { KeptPhoto } from '@shared/evidence/kept-photo'
import { photoEndings, photoLimits, uploadPathOf, type IncidentPhoto } from '@shared/evidence/photo'
import { endUpload, removeUploadOf } from '../kit/awaited-uploads'
import { logBug } from '../kit/log'
import { command, type Handler } from '../kit/serve'
import { deleteFile, fetchFile, fileIdOf, putFile } from '../kit/storage'
import { canSeeIncident } from './move-incidents'

interface Upload {
  readonly content: Buffer
  readonly facts: PhotoFacts | 'swapped'
}

async function fetchUpload(photo: IncidentPhoto, fileId: string): Promise<Upload | Refusal> {
  const content = await fetchFile(fileId, photoLimits.bytes)
  if (content === 'missing') return refuse('photo-missing')
  if (content === 'too-large') return refuse('photo-unusable', photoProblems['too-large'], 'sha256')
  const facts = inspectUpload(photo, content, createHash('sha256').update(content).digest('hex'))
  return isRefusal(facts) ? facts : { content, facts }
}

/** What one call fetches and stores outside of its transaction, which may run more than once: each is done once. */
class Effects {
  private upload: Promise<Upload | Refusal> | null = null
  private kept: Promise<string> | null = null

  fetch(photo: IncidentPhoto, fileId: string): Promise<Upload | Refusal> {
    this.upload ??= fetchUpload(photo, fileId)
    return this.upload
  }

  /** The phone may write to its own upload again; the checked bytes go where no client may, under a name that nobody could have taken before. */
  keep(photo: IncidentPhoto, content: Buffer): Promise<string> {
    this.kept ??= putFile(`kept/${randomBytes(16).toString('hex')}.${photoEndings[photo.type]}`, content)
    return this.kept
  }

  /** Removes a copy that the transaction's outcome does not point to. */
  async dropAllBut(fileId: string | null): Promise<void> {
    const kept = this.kept === null ? null : await this.kept
    if (kept !== null && kept !== fileId) await deleteFile(kept)
  }
}

export const attachPhotoHandler: Handler = async (prepared) => {
  const effects = new Effects()
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
