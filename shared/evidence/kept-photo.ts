import type { PhotoType } from './photo'

/** The bytes of a photo as they are kept, once for the whole company; `_id` is their SHA-256. */
export interface KeptPhoto {
  readonly _id: string
  readonly type: PhotoType
  readonly sizeBytes: number
  readonly width: number
  readonly height: number
  /** Where they lie: under a name that nobody could guess, and that no client may write to. */
  readonly fileId: string
  readonly keptAt: string
  /** The incidents that it is evidence for, the first one first. */
  readonly uses: readonly { readonly incidentId: string; readonly occurredAt: string; readonly at: string }[]
}

/** An upload that is waited for, so that one that nobody attaches is removed when `dueAt` has come; `_id` is incident and photo. */
export interface AwaitedUpload {
  readonly _id: string
  readonly path: string
  readonly dueAt: string
}
