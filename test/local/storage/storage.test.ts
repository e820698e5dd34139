import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { join } from 'node:path'
import { openAdminSdk } from '../../../local'
import type { LocalCloud } from '../../../local'
import { readProjectFiles } from '../../../local/project/project-files'
import { FileStorage } from '../../../local/storage/file-storage'
import { MemoryShelf } from '../../../local/storage/file-shelf'
import { startFixtureCloud } from '../test-cloud'

// The storage as functions reach it through the real SDK, and as clients may not.

let cloud: LocalCloud
let sdk: ReturnType<typeof openAdminSdk>

beforeAll(async () => {
  cloud = await startFixtureCloud()
  sdk = openAdminSdk(cloud)
  const database = sdk.database()
  await database.collection('stores').add({ _id: 's1', name: '城东店' })
  for (const id of ['p1', 'p2']) {
    await database.collection('people').add({ _id: id, name: id, storeId: 's1', position: '安装师傅', roles: [], status: 'active' })
    await database.collection('bindings').add({ _id: `o-${id}`, personId: id })
  }
})
afterAll(() => cloud.close())

const content = (bytes = 3000) => randomBytes(bytes)
const fileIdOf = (path: string) => `cloud://local.6c6f-local-1250000000/${path}`

async function linkTo(fileID: string, maxAge?: number): Promise<string> {
  const { fileList } = await sdk.getTempFileURL({ fileList: [maxAge === undefined ? fileID : { fileID, maxAge }] })
  return fileList[0]?.tempFileURL ?? ''
}

async function tokenOf(personId: string): Promise<string> {
  const answer = await fetch(`${cloud.url}/local/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId }) })
  return (await answer.json() as { token: string }).token
}

/** A request exactly as given: fetch would mend the path. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: cloud.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers }) })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const upload = async (personId: string, path: string, body: Buffer) => send('PUT', `/upload/${path}`, { authorization: `Bearer ${await tokenOf(personId)}` }, body)

describe('by a function', () => {
  test.each([0, 1, 3000, 6_000_000])('a file of %i bytes comes back as it went', async (bytes) => {
    const fileContent = content(bytes)
    const { fileID } = await sdk.uploadFile({ cloudPath: `exports/${bytes}/表 1.xlsx`.replace(' ', '_'), fileContent })
    expect(fileID).toBe(fileIdOf(`exports/${bytes}/表_1.xlsx`))
    const { fileContent: back } = await sdk.downloadFile({ fileID })
    expect(fileContent.equals(Buffer.from(back ?? ''))).toBe(true)
    expect(await sdk.getFileInfo({ fileList: [fileID] })).toMatchObject({ fileList: [{ code: 'SUCCESS', fileID, size: bytes }] })
  })

  test('writes over a file, copies it, and deletes it', async () => {
    const [first, second] = [content(), content()]
    const { fileID } = await sdk.uploadFile({ cloudPath: 'a/one.jpg', fileContent: first })
    await sdk.uploadFile({ cloudPath: 'a/one.jpg', fileContent: second })
    const copies = await sdk.copyFile({ fileList: [
      { srcPath: 'a/one.jpg', dstPath: 'b/one.jpg' }, { srcPath: 'a/one.jpg', dstPath: 'b/one.jpg', overwrite: false }, { srcPath: 'a/none.jpg', dstPath: 'b/none.jpg' },
      { srcPath: 'b/one.jpg', dstPath: 'c/one.jpg', removeOriginal: true },
    ] })
    expect(copies.fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_REQUEST_FAIL', 'STORAGE_FILE_NONEXIST', 'SUCCESS'])
    const { fileContent } = await sdk.downloadFile({ fileID: fileIdOf('c/one.jpg') })
    expect(second.equals(Buffer.from(fileContent ?? ''))).toBe(true)
    const gone = await sdk.deleteFile({ fileList: [fileID, fileIdOf('b/one.jpg'), fileIdOf('c/one.jpg')] })
    expect(gone.fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST', 'SUCCESS'])
    await expect(sdk.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test.each(['', '/a.jpg', 'a//b.jpg', '../a.jpg', 'a/../../b.jpg', './a.jpg', 'a/./b', 'a\\b.jpg', 'a b.jpg', 'a?b.jpg', 'a#b', 'a%2e%2e/b', 'a\u0000b', 'a/', 'x'.repeat(851)])('no file may lie at “%s”', async (cloudPath) => {
    await expect(sdk.getUploadMetadata({ cloudPath })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test.each(['cloud://other.6c6f-local-1250000000/a/one.jpg', 'cloud://local.6c6f-other/a/one.jpg', 'a/one.jpg', 'cloud://local.6c6f-local-1250000000/../cloud.db', 'cloud://local.6c6f-local-1250000000/', 'https://evil.example/a'])('an id of elsewhere is no file: %s', async (fileID) => {
    await sdk.uploadFile({ cloudPath: 'a/one.jpg', fileContent: content() })
    expect(await sdk.getTempFileURL({ fileList: [fileID] })).toMatchObject({ fileList: [{ code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }] })
    expect(await sdk.deleteFile({ fileList: [fileID] })).toMatchObject({ fileList: [{ code: 'STORAGE_FILE_NONEXIST' }] })
  })

  test('an address to put a file is good for that file, by the SDK, for a while', async () => {
    const { data } = await sdk.getUploadMetadata({ cloudPath: 'put/here.txt' }) as { data: { url: string; authorization: string; token: string } }
    const put = (url: string, headers: Record<string, string>) => fetch(url, { method: 'PUT', headers: { authorization: data.authorization, 'x-cos-security-token': data.token, ...headers }, body: 'x' })
    expect((await put(data.url.replace('here', 'there'), {})).status).toBe(403)
    expect((await put(data.url, { authorization: 'f'.repeat(64) })).status).toBe(403)
    expect((await put(data.url, { 'x-cos-security-token': String(Number(data.token) + 3600) })).status).toBe(403)
    expect((await put(data.url, {})).status).toBe(200)
    cloud.setClock(new Date(cloud.now().getTime() + 901_000))
    const late = await put(data.url, {})
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')])
  })
})

describe('a link', () => {
  test('is refused one second after its time, and not before', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'links/one.jpg', fileContent: content() })
    const [ten, one, usual] = [await linkTo(fileID, 600), await linkTo(fileID, 60), await linkTo(fileID)]
    const statuses = () => Promise.all([ten, one, usual].map(async (link) => (await fetch(link)).status))
    expect(await statuses()).toEqual([200, 200, 200])
    cloud.setClock(new Date(cloud.now().getTime() + 61_000))
    expect(await statuses()).toEqual([200, 403, 200])
    cloud.setClock(new Date(cloud.now().getTime() + 538_000))
    expect(await statuses()).toEqual([200, 403, 200])
    cloud.setClock(new Date(cloud.now().getTime() + 2_000))
    expect(await statuses()).toEqual([403, 403, 403])
  })

  test('can’t be made up, lengthened, or used for another file or to write', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'links/two.jpg', fileContent: content() })
    await sdk.uploadFile({ cloudPath: 'links/three.jpg', fileContent: content() })
    const link = new URL(await linkTo(fileID, 60))
    const [sign, t] = [link.searchParams.get('sign') ?? '', link.searchParams.get('t') ?? '']
    const wrong = [
      '/files/links/two.jpg', `/files/links/two.jpg?t=${t}`, `/files/links/two.jpg?sign=${sign}`, `/files/links/two.jpg?sign=${sign}&t=${Number(t) + 60}`, `/files/links/three.jpg?sign=${sign}&t=${t}`,
      `/files/links/two.jpg?sign=${'0'.repeat(64)}&t=${t}`, `/files/links/two.jpg?sign=${sign.slice(0, -1)}&t=${t}`, `/files/x/../links/three.jpg?sign=${sign}&t=${t}`, `/files/links/%2e%2e/cloud.db?sign=${sign}&t=${t}`,
      `/files/links/two.jpg?sign=${sign}&t=9999999999`, `/files/links/two.jpg?sign=${sign}&t=Infinity`,
    ]
    for (const path of wrong) expect([path, (await send('GET', path)).status]).toEqual([path, 403])
    expect((await send('PUT', link.pathname, { authorization: sign, 'x-cos-security-token': t }, content())).status).toBe(403)
    expect((await send('DELETE', link.pathname + link.search)).status).toBe(405)
    expect(await send('GET', link.pathname + link.search)).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' } })
  })

  test('shows pictures only; whatever else is saved, never opened', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'links/page.html', fileContent: Buffer.from('<script>alert(1)</script>') })
    const answer = await fetch(await linkTo(fileID))
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition'), answer.headers.get('content-security-policy')]).toEqual(['application/octet-stream', 'attachment', "sandbox; default-src 'none'"])
  })
})

describe('by a client', () => {
  test('a file is uploaded once: the same again is no harm, another is refused', async () => {
    const body = content()
    expect(await upload('p1', 'mine/a.jpg', body)).toMatchObject({ status: 200, text: JSON.stringify({ fileID: fileIdOf('mine/a.jpg') }) })
    expect(await upload('p1', 'mine/a.jpg', body)).toMatchObject({ status: 200 })
    expect(await upload('p1', 'mine/a.jpg', content())).toMatchObject({ status: 409 })
    const { fileContent } = await sdk.downloadFile({ fileID: fileIdOf('mine/a.jpg') })
    expect(body.equals(Buffer.from(fileContent ?? ''))).toBe(true)
  })

  test('another’s file and a function’s file are not overwritten', async () => {
    await upload('p1', 'mine/b.jpg', content())
    await sdk.uploadFile({ cloudPath: 'kept/c.jpg', fileContent: content() })
    expect(await upload('p2', 'mine/b.jpg', content())).toMatchObject({ status: 403 })
    expect(await upload('p1', 'kept/c.jpg', content())).toMatchObject({ status: 403 })
  })

  test('of two at once one is stored', async () => {
    const answers = await Promise.all(['p1', 'p2', 'p1', 'p2'].map((person) => upload(person, 'mine/race.jpg', content())))
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  })

  test('nobody uploads who is not signed in, and not from another page', async () => {
    expect(await send('PUT', '/upload/x/a.jpg', {}, content())).toMatchObject({ status: 401 })
    expect(await send('PUT', '/upload/x/a.jpg', { authorization: 'Bearer guessed' }, content())).toMatchObject({ status: 401 })
    expect(await send('PUT', '/upload/x/a.jpg', { authorization: `Bearer ${await tokenOf('p1')}`, origin: 'https://evil.example' }, content())).toMatchObject({ status: 403 })
    await expect(sdk.downloadFile({ fileID: fileIdOf('x/a.jpg') })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test.each(['', '../a.jpg', 'a/%2e%2e/%2e%2e/cloud.db', '%2fetc/passwd', 'a//b.jpg', 'a%00.jpg', 'a%5c..%5cb', '%E0%A4%A', 'a/.'])('a path that tricks is refused: %s', async (path) => {
    const { status } = await upload('p1', path, content())
    expect([400, 405]).toContain(status)
  })

  test('more than a photo may have is refused while it comes, and nothing is stored', async () => {
    expect(await upload('p1', 'mine/large.jpg', content(6 * 1024 * 1024))).toMatchObject({ status: 413 })
    await expect(sdk.downloadFile({ fileID: fileIdOf('mine/large.jpg') })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('there is no address that reads or lists', async () => {
    await upload('p1', 'mine/d.jpg', content())
    const headers = { authorization: `Bearer ${await tokenOf('p1')}` }
    for (const path of ['/upload/mine/d.jpg', '/upload/', '/files/mine/d.jpg', '/files/', '/files']) expect([path, (await send('GET', path, headers)).status]).toEqual([path, path.startsWith('/files') ? 403 : 404])
  })
})

describe('the product’s own rules', () => {
  const { storageRules } = readProjectFiles(join(__dirname, '..', '..', '..'))
  const name = 'a'.repeat(64)

  test('clients read nothing', () => {
    expect(storageRules.read).toBe(false)
  })

  test.each([
    [`evidence/inc-lead-1-c0ffee00/${name}.jpg`, true], [`evidence/inc:1@x.y/${name}.webp`, true], [`evidence/inc-1/${name}.png`, true], [`evidence/inc-1/${name}.gif`, false], [`evidence/inc-1/${name}.jpg.html`, false],
    [`evidence/inc-1/a/${name}.jpg`, false], [`evidence/${name}.jpg`, false], [`kept/${name}.jpg`, false], [`x/evidence/inc-1/${name}.jpg`, false], [`evidence/inc-1/${name.toUpperCase()}.jpg`, false],
  ])('%s may be uploaded: %s', async (path, may) => {
    const files = new FileStorage(new MemoryShelf(), storageRules)
    expect(await files.mayUpload(path, 'o-1')).toBe(may)
    expect(await files.upload(path, content(), 'o-1')).toBe(may ? 'stored' : 'forbidden')
    expect(await files.mayUpload(path, 'o-2')).toBe(path.includes('evidence') && may ? false : may)
  })
})
