// The phone's files: those in the app's own folder stay over the end of the app, others last as long as it runs.

const ownFolder = 'wxfile://usr'
const storeName = 'files'
const open = new Map<string, ArrayBuffer>()
let database: Promise<IDBDatabase> | null = null

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('IndexedDB failed')) }
  })
}

async function kept(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = () => {
    const opening = indexedDB.open('phone-files', 1)
    opening.onupgradeneeded = () => { opening.result.createObjectStore(storeName) }
    return opening
  }
  database ??= done(request())
  return (await database).transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName)
}

/** The bytes of a file, or what stands for a folder; null where there is nothing. */
export async function readFile(path: string): Promise<ArrayBuffer | 'folder' | null> {
  if (path === ownFolder) return 'folder'
  if (!path.startsWith(ownFolder)) return open.get(path) ?? null
  const found: unknown = await done((await kept('readonly')).get(path))
  return found instanceof ArrayBuffer || found === 'folder' ? found : null
}

export async function writeFile(path: string, bytes: ArrayBuffer | 'folder'): Promise<void> {
  if (!path.startsWith(ownFolder)) {
    if (bytes !== 'folder') open.set(path, bytes)
    return
  }
  await done((await kept('readwrite')).put(bytes, path))
}

export async function removeFile(path: string): Promise<void> {
  open.delete(path)
  await done((await kept('readwrite')).delete(path))
}

/** The names of the files in a folder of the app. */
export async function listFiles(folder: string): Promise<string[]> {
  const paths = (await done((await kept('readonly')).getAllKeys())).map(String)
  return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
}
