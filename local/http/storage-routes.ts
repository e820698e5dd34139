import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { fileIdOf, isCloudPath } from '../storage/cloud-path'
import type { FileStorage } from '../storage/file-storage'
import type { SignedAddresses } from '../storage/signed-address'
import { readBody, sendJson } from './http-body'
import { HttpRefusal } from './http-refusal'
import type { HttpExchange } from './http-server'
import type { Session } from './sessions'

/** A photo may have 5 MB; what is a little larger still gets as far as the function's own sentence about it. */
const MAX_CLIENT_BYTES = 5 * 1024 * 1024 + 64 * 1024
const MAX_FUNCTION_BYTES = 50 * 1024 * 1024

/** Everything else is only ever saved, so that no page of a stranger runs under this address. */
const SHOWN_TYPES: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp' }

export interface StorageRouteParts {
  readonly files: FileStorage
  readonly addresses: SignedAddresses
}

/**
 * `PUT /upload/<cloud path>` with the session as bearer and the file as body: stands for `wx.cloud.uploadFile` and answers
 * `{"fileID": "cloud://…"}`. The rules for clients decide, and the session says who uploads.
 */
export async function answerUpload({ files }: StorageRouteParts, { request, response, url }: HttpExchange, session: Session | null): Promise<void> {
  if (session === null) throw new HttpRefusal(401, 'PERMISSION_DENIED', '请先登录。')
  const path = pathIn(url, '/upload/')
  if (path === null) throw new HttpRefusal(400, 'bad-path', '文件路径不对。')
  if (!(await files.mayUpload(path, session.openid))) throw new HttpRefusal(403, 'PERMISSION_DENIED', '没有权限上传到这里。')
  const stored = await files.upload(path, await readBody(request, MAX_CLIENT_BYTES), session.openid)
  if (stored === 'forbidden') throw new HttpRefusal(403, 'PERMISSION_DENIED', '没有权限上传到这里。')
  if (stored === 'taken') throw new HttpRefusal(409, 'file-exists', '这里已经有另一个文件，不能覆盖。')
  sendJson(response, 200, { fileID: fileIdOf(path) })
}

/** The addresses that the wire protocol hands out: a link to read for a while, and where the SDK puts a function's file. */
export async function answerFile(parts: StorageRouteParts, { request, response, url }: HttpExchange): Promise<void> {
  const path = pathIn(url, '/files/')
  const { method } = request
  if (method === 'PUT') await putFile(parts, request, response, path)
  else if (method === 'GET' || method === 'HEAD') await sendFile(parts, response, path, url, method === 'HEAD')
  else throw new HttpRefusal(405, 'bad-method', '不支持这种请求。')
}

async function sendFile({ files, addresses }: StorageRouteParts, response: ServerResponse, path: string | null, url: URL, headOnly: boolean): Promise<void> {
  const { searchParams } = url
  if (path === null || !addresses.isGood('get', path, searchParams.get('sign') ?? '', searchParams.get('t') ?? '')) throw new HttpRefusal(403, 'bad-link', '链接不对或已经过期。')
  const file = await files.read(path)
  if (file === null) throw new HttpRefusal(404, 'not-found', '没有这个文件。')
  const shown = SHOWN_TYPES[extname(path)]
  response.writeHead(200, {
    'content-type': shown ?? 'application/octet-stream',
    'content-length': file.content.length,
    ...(shown === undefined ? { 'content-disposition': 'attachment' } : {}),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "sandbox; default-src 'none'",
  })
  response.end(headOnly ? undefined : file.content)
}

/** Answers as COS does: nothing when it is stored, XML where it is refused. */
async function putFile({ files, addresses }: StorageRouteParts, request: IncomingMessage, response: ServerResponse, path: string | null): Promise<void> {
  const [sign, t] = [headerOf(request, 'authorization'), headerOf(request, 'x-cos-security-token')]
  const isGood = path !== null && request.headers.origin === undefined && addresses.isGood('put', path, sign, t)
  if (!isGood) {
    sendXmlError(request, response, 403, 'AccessDenied', 'the address is not signed or has expired')
    return
  }
  let content: Buffer
  try {
    content = await readBody(request, MAX_FUNCTION_BYTES)
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error
    sendXmlError(request, response, error.status, 'EntityTooLarge', 'the file is too large')
    return
  }
  await files.write(path, content)
  response.writeHead(200, { 'content-length': 0 })
  response.end()
}

function sendXmlError(request: IncomingMessage, response: ServerResponse, status: number, code: string, message: string): void {
  const id = randomUUID()
  const text = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`
  // What is left of the body must not be taken for the next request.
  if (!request.complete) {
    response.setHeader('connection', 'close')
    response.once('finish', () => request.destroy())
  }
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function pathIn(url: URL, start: string): string | null {
  if (!url.pathname.startsWith(start)) return null
  try {
    const path = decodeURIComponent(url.pathname.slice(start.length))
    return isCloudPath(path) ? path : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
