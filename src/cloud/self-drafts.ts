import { phoneStorage } from './phone-storage'
import type { PhoneStorage } from './copy-shelf'

/** A photo of a draft; its bytes lie beside those of the queue under its hash. */
export interface DraftPhotoRef {
  readonly sha256: string
  readonly sizeBytes: number
  readonly takenAt: string | null
}

/** An item as the cloud has it; `photos`: hashes of those that lie on one of the person's phones. */
export interface SavedItem {
  readonly points: string
  readonly remark: string
  readonly photos: readonly string[]
}

/** A self-score as the cloud has it, of the items that are filled in: the draft, else what was handed in. */
export interface SavedSelf {
  readonly revision: number
  readonly items: Readonly<Record<string, SavedItem>>
  readonly comment: string
}

/** One item of a self-score as it is filled in on this phone. */
export interface PhoneDraftItem {
  readonly points: string
  readonly remark: string
  readonly photos: readonly DraftPhotoRef[]
}

/** A self-score as far as it is filled in on this phone, and what it was begun from; whatever happens to the app, it is there again. */
export interface PhoneDraft {
  readonly base: SavedSelf
  readonly items: Readonly<Record<string, PhoneDraftItem>>
  readonly comment: string
}

const prefix = 'shifu:self-draft:'
const keyOf = (owner: string, sheetId: string) => `${prefix}${owner}:${sheetId}`

function draftOf(text: unknown): PhoneDraft | null {
  if (typeof text !== 'string' || text === '') return null
  const kept: unknown = JSON.parse(text)
  const isDraft = typeof kept === 'object' && kept !== null && typeof (kept as Partial<PhoneDraft>).items === 'object' && typeof (kept as Partial<PhoneDraft>).base === 'object'
  return isDraft ? kept as PhoneDraft : null
}

/** Drafts of self-scores on this phone, each person's apart. */
export class SelfDraftShelf {
  constructor(private readonly storage: PhoneStorage) {}

  read(owner: string, sheetId: string): PhoneDraft | null {
    return draftOf(this.storage.read(keyOf(owner, sheetId)))
  }

  write(owner: string, sheetId: string, draft: PhoneDraft): void {
    this.storage.write(keyOf(owner, sheetId), JSON.stringify(draft))
  }

  remove(owner: string, sheetId: string): void {
    this.storage.remove(keyOf(owner, sheetId))
  }

  /** The photos of everybody's drafts on this phone: their bytes are not left over. */
  photoHashes(): readonly string[] {
    return this.storage.keys().filter((key) => key.startsWith(prefix)).flatMap((key) => Object.values(draftOf(this.storage.read(key))?.items ?? {}).flatMap(({ photos }) => photos.map(({ sha256 }) => sha256)))
  }
}

export const selfDrafts = new SelfDraftShelf(phoneStorage)
