import type { BoundPhoto } from '@shared/evidence/photo'
import { photoHours, uploadPathOf } from '@shared/evidence/photo'
import { addHours } from '@shared/cycle/beijing-time'
import { database } from './database'
import { deleteFile, fileIdOf } from './storage'
import type { Transaction } from './transaction'

const uploadIdOf = (recordId: string, sha256: string) => `${recordId}:${sha256}`

/** Remembers what the phone will upload, so that the close's timer removes what nobody attaches: functions can't list a bucket. */
export async function awaitUploads(transaction: Transaction, recordId: string, photos: readonly Pick<BoundPhoto, 'sha256' | 'type'>[], now: string): Promise<void> {
  for (const photo of photos) {
    await transaction.write('uploads', { _id: uploadIdOf(recordId, photo.sha256), path: uploadPathOf(recordId, photo), dueAt: addHours(now, photoHours.upload) })
  }
}

/** The upload has served: it is due at once. */
export async function endUpload(transaction: Transaction, recordId: string, photo: Pick<BoundPhoto, 'sha256' | 'type'>, now: string): Promise<void> {
  await transaction.write('uploads', { _id: uploadIdOf(recordId, photo.sha256), path: uploadPathOf(recordId, photo), dueAt: now })
}

/** Removes the file and then the memory of it, so that a failure between the two is made good by the next try. */
export async function removeUpload(upload: { readonly _id: string; readonly path: string }): Promise<void> {
  await deleteFile(await fileIdOf(upload.path))
  await database.collection('uploads').doc(upload._id).remove()
}

/** The upload of a photo that was settled. */
export function removeUploadOf(recordId: string, photo: Pick<BoundPhoto, 'sha256' | 'type'>): Promise<void> {
  return removeUpload({ _id: uploadIdOf(recordId, photo.sha256), path: uploadPathOf(recordId, photo) })
}
