const storeName = 'photos'

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('IndexedDB failed')) }
  })
}

let database: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('shifu-photos', 1)
  request.onupgradeneeded = () => { request.result.createObjectStore(storeName) }
  return done(request)
}

async function photos(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  database ??= open().catch((failure: unknown) => {
    database = null
    throw failure
  })
  return (await database).transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName)
}

/** On H5 the bytes lie in IndexedDB. */
export async function keepPhoto(name: string, bytes: ArrayBuffer): Promise<void> {
  const store = await photos('readwrite')
  const { transaction } = store
  const isKept = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => { resolve() }
    transaction.onabort = () => { reject(transaction.error ?? new Error('IndexedDB failed')) }
  })
  store.put(bytes, name)
  await isKept
}

export async function readPhoto(name: string): Promise<ArrayBuffer | null> {
  const kept: unknown = await done((await photos('readonly')).get(name))
  return kept instanceof ArrayBuffer ? kept : null
}

export async function dropPhoto(name: string): Promise<void> {
  await done((await photos('readwrite')).delete(name))
}

export async function listPhotos(): Promise<readonly string[]> {
  return (await done((await photos('readonly')).getAllKeys())).map(String)
}
