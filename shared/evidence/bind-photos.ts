import { refuse, type Refusal } from '../contract/refusal'
import type { Incident } from '../incident/incident'
import { awaitedPhotos, type BoundPhoto, type PhotoSide } from './photo'

/** The incident with further photos awaited. Refuses one that is bound to it already: a picture is evidence once. */
export function bindPhotos(incident: Incident, bound: readonly BoundPhoto[], of: PhotoSide, now: string): Incident | Refusal {
  if (bound.some(({ sha256 }) => incident.photos.some((photo) => photo.sha256 === sha256))) return refuse('bad-input', '这张照片已经在这件事里了，请换一张', 'photos')
  return { ...incident, photos: [...incident.photos, ...awaitedPhotos(bound, of, now)] }
}
