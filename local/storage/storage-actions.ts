import { randomUUID } from 'node:crypto'
import { CloudError, invalidParam } from '../cloud-error'
import type { WireRequest } from '../wire/wire-request'
import { cloudPath, fileIdOf, pathOf } from './cloud-path'
import type { FileStorage } from './file-storage'
import type { SignedAddresses } from './signed-address'

const MAX_FILES = 50
/** Where nobody says how long: the shorter the better. */
const LINK_SECONDS = 600
const MAX_LINK_SECONDS = 24 * 60 * 60
const UPLOAD_SECONDS = 900

export interface StorageParts {
  readonly files: FileStorage
  readonly addresses: SignedAddresses
  /** Such as `http://127.0.0.1:8080`. */
  readonly origin: () => string
}

type StorageAction = (request: WireRequest, parts: StorageParts) => Promise<object>

/** The part of the SDK's protocol that handles files: action → `data` of the reply. */
export const storageActions: Readonly<Record<string, StorageAction>> = {
  'storage.getUploadMetadata': (request, parts) => Promise.resolve(uploadMetadata(request, parts)),
  'storage.batchGetDownloadUrl': async (request, parts) => ({ download_list: await each(request, 'file_list', (file) => downloadUrl(file, parts)) }),
  'storage.batchDeleteFile': async (request, parts) => ({ delete_list: await each(request, 'fileid_list', (fileId) => deleteFile(fileId, parts)) }),
  'storage.batchCopyFile': async (request, parts) => ({ copy_list: await each(request, 'file_list', (file) => copyFile(file, parts)) }),
}

function uploadMetadata(request: WireRequest, { addresses, origin }: StorageParts): object {
  const path = cloudPath(request.text('path'))
  if (request.optionalText('method') !== 'put') throw invalidParam('method must be put')
  const { sign, t } = addresses.sign('put', path, UPLOAD_SECONDS)
  return { url: `${origin()}/files/${encodeURI(path)}`, token: t, authorization: sign, fileId: fileIdOf(path), cosFileId: randomUUID() }
}

async function downloadUrl(file: unknown, { files, addresses, origin }: StorageParts): Promise<object> {
  const fileID = field(file, 'fileid')
  const path = pathOf(fileID)
  if (path === null || (await files.read(path)) === null) return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' }
  const seconds = field(file, 'max_age') ?? LINK_SECONDS
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds < 1 || seconds > MAX_LINK_SECONDS) throw invalidParam(`max_age must be 1 to ${MAX_LINK_SECONDS} seconds`)
  const { sign, t } = addresses.sign('get', path, seconds)
  // The SDK encodes the path itself before it fetches.
  return { fileID, tempFileURL: `${origin()}/files/${path}?sign=${sign}&t=${t}`, code: 'SUCCESS' }
}

async function deleteFile(fileID: unknown, { files }: StorageParts): Promise<object> {
  const path = pathOf(fileID)
  const isGone = path !== null && (await files.remove(path))
  return { fileID, code: isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
}

async function copyFile(file: unknown, { files }: StorageParts): Promise<object> {
  const [from, to] = [cloudPath(field(file, 'src_path')), cloudPath(field(file, 'dst_path'))]
  const copied = await files.copy(from, to, { overwrite: field(file, 'overwrite') !== false, removeOriginal: field(file, 'remove_original') === true })
  if (copied === null) return { code: 'STORAGE_FILE_NONEXIST', message: 'no such file' }
  return copied ? { fileId: fileIdOf(to), code: 'SUCCESS' } : { code: 'STORAGE_REQUEST_FAIL', message: 'the target exists' }
}

async function each(request: WireRequest, name: string, work: (item: unknown) => Promise<object>): Promise<object[]> {
  const items = request.list(name)
  if (items.length > MAX_FILES) throw new CloudError('INVALID_PARAM', `at most ${MAX_FILES} files at once`)
  const answers: object[] = []
  for (const item of items) answers.push(await work(item))
  return answers
}

function field(item: unknown, name: string): unknown {
  return typeof item === 'object' && item !== null && Object.hasOwn(item, name) ? Reflect.get(item, name) : undefined
}
