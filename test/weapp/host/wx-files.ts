import { asyncApi } from './async-api'
import { listFiles, readFile, removeFile, writeFile } from './phone-files'
import { platformObject } from './platform-object'

const fileSystemNames: ReadonlySet<string> = new Set([
  'access', 'accessSync', 'appendFile', 'appendFileSync', 'close', 'closeSync', 'copyFile', 'copyFileSync', 'fstat', 'fstatSync', 'ftruncate', 'ftruncateSync', 'getFileInfo', 'getSavedFileList',
  'mkdir', 'mkdirSync', 'open', 'openSync', 'read', 'readCompressedFile', 'readCompressedFileSync', 'readdir', 'readdirSync', 'readFile', 'readFileSync', 'readSync', 'readZipEntry', 'removeSavedFile',
  'rename', 'renameSync', 'rmdir', 'rmdirSync', 'saveFile', 'saveFileSync', 'stat', 'statSync', 'truncate', 'truncateSync', 'unlink', 'unlinkSync', 'unzip', 'write', 'writeFile', 'writeFileSync', 'writeSync',
])

async function fileAt(path: string): Promise<ArrayBuffer> {
  const bytes = await readFile(path)
  if (!(bytes instanceof ArrayBuffer)) throw new Error(`no such file or directory ${path}`)
  return bytes
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** WeChat's file system as far as the app may use it; it answers by callbacks alone. */
const fileSystem = platformObject({
  access: asyncApi<{ path: string }>('access', async ({ path }) => {
    if (await readFile(path) === null) throw new Error(`no such file or directory ${path}`)
    return {}
  }),
  mkdir: asyncApi<{ dirPath: string }>('mkdir', async ({ dirPath }) => {
    await writeFile(dirPath, 'folder')
    return {}
  }),
  writeFile: asyncApi<{ filePath: string; data: ArrayBuffer }>('writeFile', async ({ filePath, data }) => {
    if (await readFile(parentOf(filePath)) !== 'folder') throw new Error(`no such file or directory, open ${filePath}`)
    await writeFile(filePath, data.slice(0))
    return {}
  }),
  readFile: asyncApi<{ filePath: string }>('readFile', async ({ filePath }) => ({ data: (await fileAt(filePath)).slice(0) })),
  unlink: asyncApi<{ filePath: string }>('unlink', async ({ filePath }) => {
    await fileAt(filePath)
    await removeFile(filePath)
    return {}
  }),
  readdir: asyncApi<{ dirPath: string }>('readdir', async ({ dirPath }) => ({ files: await listFiles(dirPath) })),
}, 'wx.getFileSystemManager()', fileSystemNames)

export const wxFiles = { getFileSystemManager: () => fileSystem }
