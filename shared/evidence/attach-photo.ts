import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { hash, id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { beijingParts } from '../cycle/beijing-time'
import type { Incident } from '../incident/incident'
import { inspectPhoto, photoProblems, type PhotoFacts } from './inspect-photo'
import { photoStates, type IncidentPhoto, type ReceivedPhoto } from './photo'
import type { KeptPhoto, PhotoUse } from './kept-photo'

/** The id of a file as the platform gives it after an upload. */
export const fileId = z.string().check(z.maxLength(600), z.regex(/^cloud:\/\/[A-Za-z0-9][A-Za-z0-9._-]{0,120}\/[A-Za-z0-9][A-Za-z0-9:_@./-]{0,400}$/))

export const attachPhoto = declareAction({
  name: 'attach-photo', title: '上传照片', kind: 'command', on: 'incident',
  input: z.strictObject({ incidentId: id, sha256: hash, fileId }),
  output: z.object({ incidentId: z.string(), sha256: z.string(), state: z.enum(photoStates), note: z.string() }),
  refusals: ['not-found', 'forbidden', 'already-done', 'sheet-sealed', 'bad-input', 'photo-missing', 'photo-unusable'],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'The bytes of a bound photo are there: they are checked and kept. Other bytes than those that were bound are not kept, and that is told.',
})

/** The photo that the person may attach now, or why they may not. Only the reporter brings the report's, only the employee those against it. */
export function refuseAttach(incident: Incident, sha256: string, actorId: string): IncidentPhoto | Refusal {
  const sides = { report: incident.reporterId, dispute: incident.employeeId }
  if (!Object.values(sides).includes(actorId)) return refuse('forbidden')
  const photo = incident.photos.find((bound) => bound.sha256 === sha256)
  if (photo === undefined) return refuse('not-found', '这件事里没有登记这张照片', 'sha256')
  if (sides[photo.of] !== actorId) return refuse('forbidden', '这张照片要由登记它的人上传')
  return photo.state === 'awaited' ? photo : refuse('already-done', '这张照片已经收到过了')
}

/** Checks what was uploaded for the photo: its facts, `swapped` where these are other bytes than were bound, or a refusal. */
export function inspectUpload(photo: ReceivedPhoto, content: Uint8Array, sha256: string): PhotoFacts | 'swapped' | Refusal {
  if (sha256 !== photo.sha256 || content.length !== photo.sizeBytes) return 'swapped'
  const facts = inspectPhoto(content)
  if (typeof facts === 'string') return refuse('photo-unusable', photoProblems[facts], 'sha256')
  return facts.type === photo.type ? facts : refuse('photo-unusable', '照片的格式和登记的不一样，请重新拍照上传', 'sha256')
}

/** The incident with what became of the photo; `kept` is the record of its bytes if they came before, null when they are new. */
export function settlePhoto(incident: Incident, photo: IncidentPhoto, facts: PhotoFacts | 'swapped', kept: KeptPhoto | null, now: string): Incident {
  const other = kept?.uses.find((use) => !('incidentId' in use) || use.incidentId !== incident._id)
  const settled = ((): Pick<IncidentPhoto, 'state' | 'note'> => {
    if (facts === 'swapped') return { state: 'rejected', note: '传来的照片和登记时的不是同一张，没有收下' }
    return other === undefined ? { state: 'kept', note: '' } : { state: 'reused', note: reuseText(other) }
  })()
  const photos = incident.photos.map((each) => (each.sha256 === photo.sha256 ? { ...each, ...settled, receivedAt: now } : each))
  return { ...incident, photos, rev: incident.rev + 1 }
}

/** Where a photo was evidence before, for the people concerned. */
export function reuseText(use: PhotoUse): string {
  return 'incidentId' in use ? `${dayOf(use.occurredAt)}发生的另一件事也用过这张照片` : `${dayOf(use.at)}的一份自评也用过这张照片`
}

function dayOf(instant: string): string {
  const { month, day } = beijingParts(instant)
  return `${month}月${day}日`
}
