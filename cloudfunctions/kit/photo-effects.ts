import { createHash, randomBytes } from 'node:crypto'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { inspectUpload } from '@shared/evidence/attach-photo'
import { photoProblems, type PhotoFacts } from '@shared/evidence/inspect-photo'
import { photoEndings, photoLimits, type ReceivedPhoto } from '@shared/evidence/photo'
import { deleteFile, fetchFile, putFile } from './storage'

/** What lies at an upload's place, with what it really is. */
export interface Upload {
  readonly content: Buffer
  readonly facts: PhotoFacts | 'swapped'
}

async function fetchUpload(photo: ReceivedPhoto, fileId: string): Promise<Upload | Refusal> {
  const content = await fetchFile(fileId, photoLimits.bytes)
  if (content === 'missing') return refuse('photo-missing')
  if (content === 'too-large') return refuse('photo-unusable', photoProblems['too-large'], 'sha256')
  const facts = inspectUpload(photo, content, createHash('sha256').update(content).digest('hex'))
  return isRefusal(facts) ? facts : { content, facts }
}

/** What one call fetches and stores outside of its transaction, which may run more than once: each is done once. */
export class PhotoEffects {
  private upload: Promise<Upload | Refusal> | null = null
  private kept: Promise<string> | null = null

  fetch(photo: ReceivedPhoto, fileId: string): Promise<Upload | Refusal> {
    this.upload ??= fetchUpload(photo, fileId)
    return this.upload
  }

  /** The phone may write to its own upload again; the checked bytes go where no client may, under a name that nobody could have taken before. */
  keep(photo: ReceivedPhoto, content: Buffer): Promise<string> {
    this.kept ??= putFile(`kept/${randomBytes(16).toString('hex')}.${photoEndings[photo.type]}`, content)
    return this.kept
  }

  /** Removes a copy that the transaction's outcome does not point to. */
  async dropAllBut(fileId: string | null): Promise<void> {
    const kept = this.kept === null ? null : await this.kept
    if (kept !== null && kept !== fileId) await deleteFile(kept)
  }
}
