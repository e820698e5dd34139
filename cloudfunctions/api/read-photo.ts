import { refuse } from '@shared/contract/refusal'
import { photoLinkSeconds } from '@shared/evidence/photo'
import { readPhoto } from '@shared/evidence/read-photo'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { readDocument } from '../kit/read'
import { query } from '../kit/serve'
import { linkTo } from '../kit/storage'
import { canSeeIncident } from './move-incidents'

export const readPhotoHandler = query(readPhoto, async ({ actor, input, now }) => {
  const incident = await readDocument('incidents', input.incidentId)
  if (incident === null || !canSeeIncident(actor, incident)) return refuse('not-found')
  const photo = incident.photos.find(({ sha256 }) => sha256 === input.sha256)
  if (photo === undefined) return refuse('not-found')
  // Only what was checked for this very incident is ever shown; that others' bytes have the same hash is no door.
  const kept = photo.state === 'kept' || photo.state === 'reused' ? await readDocument('photos', photo.sha256) : null
  const url = kept === null ? null : await linkTo(kept.fileId, photoLinkSeconds)
  return url === null ? refuse('photo-missing', '没有收到这张照片') : { url, expiresAt: toInstant(toMs(now) + photoLinkSeconds * 1000) }
})
