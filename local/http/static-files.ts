import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../failure'
import { HttpRefusal } from './http-refusal'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names with a content hash in them never change what they hold. */
const HASHED = /[.-][0-9a-f]{8,}\./

/** Serves a file of the built H5 app; `/` is its index.html. Nothing outside the folder can be reached. */
export async function sendStaticFile(response: ServerResponse, webDir: string, path: string, headOnly: boolean): Promise<void> {
  const file = await fileWithin(webDir, path === '/' ? '/index.html' : path)
  if (file === null) {
    throw path === '/'
      ? new HttpRefusal(404, 'no-app', '小程序的 H5 版还没有构建（npm run build:h5）。')
      : new HttpRefusal(404, 'not-found', '没有这个文件。')
  }
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.bytes,
    'cache-control': HASHED.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "frame-ancestors 'none'",
  })
  if (headOnly) response.end()
  else await pipeline(createReadStream(file.path), response)
}

async function fileWithin(folder: string, path: string): Promise<{ path: string; bytes: number } | null> {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.split(/[\\/]/).includes('..')) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, decoded))
    if (!file.startsWith(root + sep)) return null
    const found = await stat(file)
    return found.isFile() ? { path: file, bytes: found.size } : null
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(codeOf(error))) return null
    throw error
  }
}
