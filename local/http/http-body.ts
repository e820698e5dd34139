import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpRefusal } from './http-refusal'

/** How many times the maximum is taken in and dropped, so that a client that is still sending gets to read why it was refused. */
const PATIENCE = 3

/** Reads a body of at most `maximumBytes`, whatever it holds; of a larger one nothing is kept. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // The connection must outlive a refusal, so that it can be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maximumBytes * PATIENCE) break
    if (bytes > maximumBytes) chunks.length = 0
    else chunks.push(chunk)
  }
  if (bytes > maximumBytes) throw new HttpRefusal(413, 'too-large', '请求内容太大。')
  return Buffer.concat(chunks)
}

/** Reads a JSON body of at most `maximumBytes`; anything but application/json is refused, which keeps forms out. */
export async function readJsonBody(request: IncomingMessage, maximumBytes: number): Promise<unknown> {
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'not-json', '请求内容要用 application/json。')
  }
  const body = await readBody(request, maximumBytes)
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    throw new HttpRefusal(400, 'bad-json', '请求内容不是正确的 JSON。')
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendJsonText(response, status, JSON.stringify(value))
}

export function sendJsonText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

/** A page of the local cloud's own, which loads nothing. */
export function sendHtml(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}
