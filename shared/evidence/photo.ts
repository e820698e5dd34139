import * as z from 'zod/mini'
import { hash, instant } from '../contract/fields'
import { addHours } from '../cycle/beijing-time'

/** What a photo may be, by its content; the key names its file. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

/** How a photo of the type ends its cloud path. */
export const photoEndings: Record<PhotoType, 'jpg' | 'png' | 'webp'> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** Bounds of one photo and of how many one side may bind. Bytes, pixels of a side, pixels of the whole. */
export const photoLimits = { photos: 3, bytes: 5 * 1024 * 1024, sidePixels: 100, pixels: 25_000_000 } as const

/** How long evidence is waited for: afterwards it shows as not received, and an upload that nobody attached is removed. Hours. */
export const photoHours = { awaited: 72, upload: 7 * 24 } as const

/** How long a link to a photo lives. Seconds. */
export const photoLinkSeconds = 600

/** A photo as the phone binds it before it is sent: by the SHA-256 of the very bytes that will be uploaded. */
export const boundPhoto = z.strictObject({
  sha256: hash, sizeBytes: z.int().check(z.gte(1), z.lte(photoLimits.bytes)), type: z.enum(photoTypes),
  /** When the phone took it; absent for one from the album whose time is not known. */
  takenAt: z.optional(instant),
})
export type BoundPhoto = z.infer<typeof boundPhoto>

/** At most three photos, each once. */
export const boundPhotos = z.array(boundPhoto).check(
  z.maxLength(photoLimits.photos), z.refine((photos) => new Set(photos.map(({ sha256 }) => sha256)).size === photos.length),
)

/**
 * What became of a photo: `awaited` until its bytes are here and checked; `kept`; `reused` is kept as well, but was evidence for another
 * incident before; `rejected` when other bytes came than those that were bound.
 */
export const photoStates = ['awaited', 'kept', 'reused', 'rejected'] as const
export type PhotoState = (typeof photoStates)[number]

/** Whose evidence it is: the reporter's for the incident, or the employee's against it. */
export const photoSides = ['report', 'dispute'] as const
export type PhotoSide = (typeof photoSides)[number]

/** A photo that was bound by its hash, with what became of its bytes. */
export interface ReceivedPhoto {
  readonly sha256: string
  readonly sizeBytes: number
  readonly type: PhotoType
  readonly state: PhotoState
  /** What the people concerned should know about it; empty where nothing is odd. */
  readonly note: string
  /** When the phone took it, if it said so. */
  readonly takenAt: string | null
  /** Server time at which it was bound. */
  readonly boundAt: string
  /** Server time at which its bytes were checked; null until then. */
  readonly receivedAt: string | null
}

/** A photo of an incident. */
export interface IncidentPhoto extends ReceivedPhoto {
  readonly of: PhotoSide
}

/** A photo from the moment it is bound, `now` being server time. */
export function awaitedPhoto({ sha256, sizeBytes, type, takenAt }: BoundPhoto, now: string): ReceivedPhoto {
  return { sha256, sizeBytes, type, state: 'awaited', note: '', takenAt: takenAt ?? null, boundAt: now, receivedAt: null }
}

/** Photos as an incident keeps them from the moment they are bound, `now` being server time. */
export function awaitedPhotos(bound: readonly BoundPhoto[], of: PhotoSide, now: string): readonly IncidentPhoto[] {
  return bound.map((photo) => ({ ...awaitedPhoto(photo, now), of }))
}

/** The only cloud path at which the phone may put a photo of an incident or of the self-score of a sheet, and at which the function looks for it. */
export function uploadPathOf(recordId: string, photo: Pick<ReceivedPhoto, 'sha256' | 'type'>): string {
  return `evidence/${recordId}/${photo.sha256}.${photoEndings[photo.type]}`
}

/** What became of a photo in a few words; one that is awaited for more than 72 hours counts as not received. */
export function photoStateTitle(photo: Pick<ReceivedPhoto, 'state' | 'boundAt'>, now: string): string {
  switch (photo.state) {
    case 'awaited': return now < addHours(photo.boundAt, photoHours.awaited) ? '照片还在路上' : '没有收到照片'
    case 'kept': return '已收到'
    case 'reused': return '照片用过'
    case 'rejected': return '照片对不上'
  }
}
