import { asyncApi, PlatformFailure } from './async-api'
import { readFile } from './phone-files'
import { platformObject } from './platform-object'

/** The way out of the browser to the local cloud; the driver stands at its other end. */
export interface CloudLine {
  callFunction(name: string, data: unknown): Promise<{ readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly message: string; readonly code?: number }>
  watch(id: number, collection: string, query: Readonly<Record<string, unknown>>): Promise<string | null>
  unwatch(id: number): Promise<void>
  /** The bytes in base64. */
  uploadFile(cloudPath: string, content: string): Promise<{ readonly ok: true; readonly fileID: string } | { readonly ok: false; readonly message: string; readonly code?: number }>
}

interface WatchHandlers {
  readonly onChange: (snapshot: { readonly id: number; readonly type?: 'init'; readonly docs: readonly object[]; readonly docChanges: readonly object[] }) => void
  readonly onError: (failure: object) => void
}

const cloudNames: ReadonlySet<string> = new Set(['init', 'callFunction', 'uploadFile', 'downloadFile', 'getTempFileURL', 'deleteFile', 'database', 'CloudID', 'CDN', 'callContainer', 'connectContainer', 'services'])
const databaseNames: ReadonlySet<string> = new Set(['config', 'command', 'Geo', 'serverDate', 'RegExp', 'collection', 'runTransaction', 'startTransaction'])
const queryNames: ReadonlySet<string> = new Set(['doc', 'add', 'where', 'orderBy', 'limit', 'skip', 'field', 'get', 'count', 'update', 'remove', 'watch', 'aggregate'])

const watches = new Map<number, WatchHandlers>()
let lastWatch = 0

/** What the driver tells of a document that is watched; null after the connection broke. */
export function tellWatch(id: number, document: object | null, isFirst: boolean): void {
  const handlers = watches.get(id)
  if (document === null) {
    watches.delete(id)
    handlers?.onError({ errMsg: 'watch:fail connection closed' })
    return
  }
  handlers?.onChange({ id, ...(isFirst ? { type: 'init' } : {}), docs: [document], docChanges: [{ docId: Reflect.get(document, '_id') as unknown, doc: document, dataType: isFirst ? 'init' : 'update' }] })
}

/** `wx.cloud` as far as the app may use it: functions, and watching one's own signal. */
export function wxCloud(line: CloudLine) {
  let isOpen = false
  const mustBeOpen = () => { if (!isOpen) throw new PlatformFailure('Cloud API isn\'t enabled, please call wx.cloud.init first', -601034) }
  const watch = (collection: string, query: Readonly<Record<string, unknown>>, handlers: WatchHandlers) => {
    const id = ++lastWatch
    watches.set(id, handlers)
    void line.watch(id, collection, query).then((refusal) => {
      if (refusal === null) return
      watches.delete(id)
      handlers.onError({ errMsg: `watch:fail ${refusal}` })
    })
    return {
      close: () => {
        watches.delete(id)
        return line.unwatch(id)
      },
    }
  }
  const cloud = {
    init: () => { isOpen = true },
    callFunction: asyncApi<{ name: string; data?: unknown }>('cloud.callFunction', async ({ name, data = {} }) => {
      mustBeOpen()
      const answer = await line.callFunction(name, data)
      if (!answer.ok) throw new PlatformFailure(answer.message, answer.code)
      return { result: answer.result }
    }),
    uploadFile: asyncApi<{ cloudPath: string; filePath: string }>('cloud.uploadFile', async ({ cloudPath, filePath }) => {
      mustBeOpen()
      const bytes = await readFile(filePath)
      if (!(bytes instanceof ArrayBuffer)) throw new Error(`no such file or directory ${filePath}`)
      const answer = await line.uploadFile(cloudPath, btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')))
      if (!answer.ok) throw new PlatformFailure(answer.message, answer.code)
      return { fileID: answer.fileID, statusCode: 200 }
    }),
    database: () => {
      mustBeOpen()
      return platformObject({
        collection: (collection: string) => platformObject({
          where: (query: Readonly<Record<string, unknown>>) => platformObject({
            watch: (handlers: WatchHandlers) => watch(collection, query, handlers),
          }, 'wx.cloud.database().collection().where()', queryNames),
        }, 'wx.cloud.database().collection()', queryNames),
      }, 'wx.cloud.database()', databaseNames)
    },
  }
  return platformObject(cloud, 'wx.cloud', cloudNames)
}
