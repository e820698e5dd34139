import type { PhotoType } from './photo'

/** An incident that a photo is evidence for, or the sheet whose self-score it is with. */
export type PhotoUse =
  | { readonly incidentId: string; readonly occurredAt: string; readonly at: string }
  | { readonly sheetId: string; readonly at: string }

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
  /** What it is evidence for, the first use first. */
  readonly uses: readonly PhotoUse[]
}

/** An upload that is waited for, so that one that nobody attaches is removed when `dueAt` has come; `_id` is incident or sheet, and photo. */
export interface AwaitedUpload {
  readonly _id: string
  readonly path: string
  readonly dueAt: string
}
