import { app, checked } from './database'

/** The id of whatever lies, or will lie, at the path in this environment, by the platform's own word. */
export async function fileIdOf(path: string): Promise<string> {
  const { data } = checked(await app.getUploadMetadata({ cloudPath: path })) as { data: { fileId: string } }
  return data.fileId
}

/** Stores a file that belongs to no client; its id. */
export async function putFile(path: string, content: Buffer): Promise<string> {
  return checked(await app.uploadFile({ cloudPath: path, fileContent: content })).fileID
}

/** A link that anybody who has it may read for so many seconds; null where there is no such file. */
export async function linkTo(fileId: string, seconds: number): Promise<string | null> {
  const { fileList } = checked(await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] }))
  const [file] = fileList
  return file?.code === 'SUCCESS' ? file.tempFileURL : null
}

/**
 * A client's file, at most so large. The SDK's own download would take whatever is there into memory, and a client may have put anything
 * there; this one stops.
 */
export async function fetchFile(fileId: string, maximumBytes: number): Promise<Buffer | 'missing' | 'too-large'> {
  const link = await linkTo(fileId, 60)
  if (link === null) return 'missing'
  const answer = await fetch(encodeURI(link))
  if (answer.status === 404) return 'missing'
  if (!answer.ok || answer.body === null) throw new Error(`storage answered ${answer.status}`)
  const reader = answer.body.getReader()
  const chunks: Uint8Array[] = []
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    bytes += value.length
    if (bytes > maximumBytes) {
      await reader.cancel()
      return 'too-large'
    }
    chunks.push(value)
  }
}

/** Deletes a file; one that is not there is deleted already. */
export async function deleteFile(fileId: string): Promise<void> {
  const { fileList } = checked(await app.deleteFile({ fileList: [fileId] }))
  const code = fileList[0]?.code
  if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST') throw new Error(`a file could not be deleted: ${code ?? 'no answer'}`)
}
