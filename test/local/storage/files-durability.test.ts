import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { FolderShelf } from '../../../local/storage/file-shelf'
import { startChild } from '../child-process'
import type { Child } from '../child-process'
import { buildIfStale } from '../test-cloud'

// Files of the data folder: there whole or not at all, whatever happens to the process.

jest.setTimeout(60_000)

let dataDir: string
const children: Child[] = []

beforeAll(() => {
  buildIfStale('local')
  process.env['TENCENTCLOUD'] = 'true'
  process.env['SILENCE'] = 'true'
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shifu-files-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()))
  rmSync(dataDir, { recursive: true })
})

const filesIn = () => readdirSync(join(dataDir, 'files'))

async function start(): Promise<{ child: Child; sdk: ReturnType<typeof tcb.init>; url: URL }> {
  const child = startChild('store-process.cjs', dataDir)
  children.push(child)
  const config = JSON.parse(await child.line(/^\{/)) as Parameters<typeof tcb.init>[0] & { serviceUrl: string }
  return { child, sdk: tcb.init(config), url: new URL(config.serviceUrl) }
}

test.each([1, 2, 3])('kill -9 under load loses no file that was answered and leaves no half one (run %i)', async (run) => {
  const { child, sdk } = await start()
  const answered = new Map<string, Buffer>()
  const fileIds = new Map<string, string>()
  const writer = async (k: number) => {
    for (let i = 0; ; i += 1) {
      const path = `load/${k}-${i % 4}.bin`
      const content = randomBytes(200_000 + i)
      answered.delete(path)
      const { fileID } = await sdk.uploadFile({ cloudPath: path, fileContent: content })
      answered.set(path, content)
      fileIds.set(path, fileID)
      if (answered.size >= 3 * run) throw new Error('enough')
    }
  }
  await Promise.allSettled([writer(0), writer(1), writer(2)].map((each) => each.catch(() => child.kill())))
  const { sdk: again } = await start()
  expect(answered.size).toBeGreaterThan(0)
  for (const [path, content] of answered) {
    const { fileContent } = await again.downloadFile({ fileID: fileIds.get(path) ?? '' })
    expect(content.equals(Buffer.from(fileContent ?? ''))).toBe(true)
  }
  expect(filesIn().filter((name) => name.endsWith('.part'))).toEqual([])
})

test('kill -9 in the middle of an upload leaves nothing', async () => {
  const { child, sdk, url } = await start()
  const { data } = await sdk.getUploadMetadata({ cloudPath: 'half/a.jpg' }) as unknown as { data: { url: string; authorization: string; token: string } }
  const sent = request({ host: '127.0.0.1', port: url.port, method: 'PUT', path: new URL(data.url).pathname, headers: { authorization: data.authorization, 'x-cos-security-token': data.token, 'content-length': 1_000_000 } })
  const ended = new Promise((resolve) => sent.once('error', resolve))
  await new Promise((resolve) => { sent.write(randomBytes(500_000), resolve) })
  await child.kill()
  await ended
  expect(filesIn()).toEqual([])
})

test('what was being written when the process died is gone at the next start', async () => {
  const folder = join(dataDir, 'files')
  await new FolderShelf(folder).write('a/b.jpg', { content: Buffer.from('whole'), owner: 'o-1' })
  writeFileSync(join(folder, '5d1e.part'), 'ha')
  const again = new FolderShelf(folder)
  expect(filesIn()).toHaveLength(1)
  expect(await again.read('a/b.jpg')).toEqual({ content: Buffer.from('whole'), owner: 'o-1' })
})

test('a file that was changed on the disk is told, not shown', async () => {
  const folder = join(dataDir, 'files')
  const shelf = new FolderShelf(folder)
  await shelf.write('a/b.jpg', { content: Buffer.from('whole'), owner: null })
  const [name] = filesIn()
  appendFileSync(join(folder, name ?? ''), '!')
  await expect(shelf.read('a/b.jpg')).rejects.toThrow('已损坏')
  writeFileSync(join(folder, name ?? ''), 'nonsense')
  await expect(shelf.read('a/b.jpg')).rejects.toThrow('已损坏')
})

test('files, owners and links outlive a restart; a fresh start clears them', async () => {
  const first = await start()
  const { fileID } = await first.sdk.uploadFile({ cloudPath: 'a/b.jpg', fileContent: Buffer.from('kept') })
  const { fileList } = await first.sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
  await first.child.kill()
  const second = await start()
  const link = new URL(fileList[0]?.tempFileURL ?? '')
  link.port = second.url.port
  expect(await (await fetch(link)).text()).toBe('kept')
  await second.child.kill()
  const fresh = startChild('main-process.cjs', JSON.stringify({ dataDir, port: 0, fresh: true, seed: 'two-people' }))
  children.push(fresh)
  await fresh.line(/^ready /)
  expect(existsSync(join(dataDir, 'files'))).toBe(true)
  expect(filesIn()).toEqual([])
})
