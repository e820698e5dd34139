import Taro from '@tarojs/taro'

/** WeChat gives an app 200 MB for files of its own, apart from its storage. */
const folder = (): string => `${Taro.env.USER_DATA_PATH ?? ''}/queue-photos`
export const pathOf = (name: string): string => `${folder()}/${name}`

/** A call of WeChat's file system, which answers by callbacks, as a promise. */
function asked<Result>(call: (callbacks: { success: (result: Result) => void; fail: (failure: { errMsg: string }) => void }) => void): Promise<Result> {
  return new Promise((resolve, reject) => { call({ success: resolve, fail: ({ errMsg }) => { reject(new Error(errMsg)) } }) })
}

async function isThere(path: string): Promise<boolean> {
  return await asked((callbacks) => { Taro.getFileSystemManager().access({ path, ...callbacks }) }).then(() => true, () => false)
}

/** In WeChat the bytes are files in the app's own folder. */
export async function keepPhoto(name: string, bytes: ArrayBuffer): Promise<void> {
  const files = Taro.getFileSystemManager()
  if (!await isThere(folder())) await asked((callbacks) => { files.mkdir({ dirPath: folder(), recursive: true, ...callbacks }) })
  await asked((callbacks) => { files.writeFile({ filePath: pathOf(name), data: bytes, ...callbacks }) })
}

export async function readPhoto(name: string): Promise<ArrayBuffer | null> {
  if (!await isThere(pathOf(name))) return null
  const { data } = await asked<{ data: string | ArrayBuffer }>((callbacks) => { Taro.getFileSystemManager().readFile({ filePath: pathOf(name), ...callbacks }) })
  return typeof data === 'string' ? null : data
}

export async function dropPhoto(name: string): Promise<void> {
  if (await isThere(pathOf(name))) await asked((callbacks) => { Taro.getFileSystemManager().unlink({ filePath: pathOf(name), ...callbacks }) })
}

export async function listPhotos(): Promise<readonly string[]> {
  if (!await isThere(folder())) return []
  const { files } = await asked<{ files: string[] }>((callbacks) => { Taro.getFileSystemManager().readdir({ dirPath: folder(), ...callbacks }) })
  return files
}
