import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAdminSdk } from '../../../local'
import type { LocalCloud } from '../../../local'
import { startFixtureCloud } from '../test-cloud'

let cloud: LocalCloud
let webDir: string

beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'shifu-web-'))
  mkdirSync(join(webDir, 'js'))
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>师傅绩效</title>')
  writeFileSync(join(webDir, 'js', 'app.0123abcd.js'), 'void 0')
  writeFileSync(`${webDir}-secret`, 'secret')
  symlinkSync(`${webDir}-secret`, join(webDir, 'link.txt'))
  cloud = await startFixtureCloud({ webDir })
  const database = openAdminSdk(cloud).database()
  await database.collection('stores').add({ _id: 's1', name: '城东店' })
  await database.collection('people').add([
    { _id: 'p1', name: '李师傅', storeId: 's1', position: '安装师傅', roles: [{ role: 'installer', stores: ['s1'] }], status: 'active' },
    { _id: 'p2', name: '未绑定', storeId: 's1', position: '安装师傅', roles: [], status: 'active' },
    { _id: 'p3', name: '已离职', storeId: 's1', position: '安装师傅', roles: [], status: 'left' },
  ])
  await database.collection('bindings').add([{ _id: 'o1', personId: 'p1' }, { _id: 'o3', personId: 'p3' }])
})
afterAll(async () => {
  await cloud.close()
  rmSync(webDir, { recursive: true })
  rmSync(`${webDir}-secret`)
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
  readonly json: Record<string, unknown>
}

/** A request exactly as given: fetch would mend hosts, origins and paths. */
function send(method: string, path: string, options: { headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: cloud.port, method, path, headers: options.headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const isJson = response.headers['content-type']?.startsWith('application/json') === true
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> })
      })
    })
    sent.on('error', reject)
    sent.end(options.body)
  })
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  send('POST', path, { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

async function signIn(personId = 'p1'): Promise<string> {
  const { json } = await post('/local/sign-in', { personId })
  return String(json['token'])
}

describe('guards', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])('Host %s is refused', async (host) => {
    expect(await send('GET', '/local/people', { headers: { host } })).toMatchObject({ status: 403, json: { code: 'foreign-host' } })
  })

  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null'])('Origin %s is refused, on every address', async (origin) => {
    for (const path of ['/', '/local/people', '/local/events?token=x', '/local/clock']) {
      expect(await send('GET', path, { headers: { origin } })).toMatchObject({ status: 403, json: { code: 'foreign-origin' } })
    }
    expect(await post('/call/api', { data: {} }, { origin })).toMatchObject({ status: 403 })
  })

  test('the app’s own pages pass, by number and by name', async () => {
    expect(await post('/local/sign-in', { personId: 'p1' }, { origin: cloud.url })).toMatchObject({ status: 200 })
    const host = `localhost:${cloud.port}`
    expect(await send('GET', '/local/people', { headers: { host, origin: `http://${host}` } })).toMatchObject({ status: 200 })
  })

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''])('a POST as %s is refused', async (type) => {
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
    expect(await send('POST', '/local/sign-in', { headers, body: '{"personId":"p1"}' })).toMatchObject({ status: 415 })
  })

  test('what is no JSON, too large or an unknown address is refused', async () => {
    expect(await send('POST', '/local/sign-in', { headers: { 'content-type': 'application/json' }, body: '{' })).toMatchObject({ status: 400 })
    expect(await post('/local/sign-in', { personId: 'x'.repeat(10_000) })).toMatchObject({ status: 413 })
    expect(await post('/local/nothing', {})).toMatchObject({ status: 404 })
    expect(await send('DELETE', '/')).toMatchObject({ status: 405 })
  })

  test('the SDK’s endpoint needs a key and no Origin', async () => {
    const body = { action: 'database.calculateDocument', collectionName: 'people', queryType: 'WHERE' }
    const path = new URL(cloud.admin.sdkConfig.serviceUrl).pathname
    expect(await post('/admin', body)).toMatchObject({ status: 403, json: { code: 'no-key' } })
    expect(await post(`/admin/${'0'.repeat(32)}`, body)).toMatchObject({ status: 403 })
    expect(await post(path, body, { origin: cloud.url })).toMatchObject({ status: 403 })
    expect(await post(path, body)).toMatchObject({ status: 200, json: { data: { total: 3 } } })
  })

  test('the endpoint answers what it does not know with a code', async () => {
    const path = new URL(cloud.admin.sdkConfig.serviceUrl).pathname
    expect(await post(path, { action: 'storage.unknown' })).toMatchObject({ status: 200, json: { code: 'INVALID_ACTION' } })
    expect(await post(path, [])).toMatchObject({ status: 200, json: { code: 'INVALID_PARAM' } })
    expect(await post(path, { action: 'database.getDocument' })).toMatchObject({ status: 200, json: { code: 'INVALID_PARAM' } })
  })
})

describe('signing in', () => {
  test('offers those who are bound and have not left, with their store and roles', async () => {
    expect((await send('GET', '/local/people')).json).toEqual({
      people: [{ personId: 'p1', name: '李师傅', position: '安装师傅', storeId: 's1', storeName: '城东店', roles: ['installer'] }],
    })
  })

  test('gives a token that calls functions as that person', async () => {
    const { json } = await post('/local/sign-in', { personId: 'p1' })
    expect(json).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) as string, openid: 'o1', personId: 'p1' })
    const answer = await post('/call/api', { data: { do: 'whoami' } }, { authorization: `Bearer ${String(json['token'])}` })
    expect(answer).toMatchObject({ status: 200, json: { result: { openid: 'o1', source: 'wx_client' } } })
  })

  test('is refused for whoever is not bound', async () => {
    expect(await post('/local/sign-in', { personId: 'p2' })).toMatchObject({ status: 404 })
    expect(await post('/local/sign-in', { personId: { $gt: '' } })).toMatchObject({ status: 404 })
  })
})

describe('calling functions', () => {
  test('needs a token', async () => {
    expect(await post('/call/api', { data: { do: 'whoami' } })).toMatchObject({ status: 401 })
    expect(await post('/call/api', { data: { do: 'whoami' } }, { authorization: 'Bearer wrong' })).toMatchObject({ status: 401 })
  })

  test('is refused where the function’s rule says so, and for functions without a rule', async () => {
    const headers = { authorization: `Bearer ${await signIn()}` }
    expect(await post('/call/close', { data: {} }, headers)).toMatchObject({ status: 403, json: { code: 'PERMISSION_DENIED' } })
    expect(await post('/call/unknown', { data: {} }, headers)).toMatchObject({ status: 403 })
  })

  test('tells no inner detail of what went wrong', async () => {
    const headers = { authorization: `Bearer ${await signIn()}` }
    const answer = await post('/call/api', { data: { do: 'throw', message: 'secret detail' } }, headers)
    expect(answer).toMatchObject({ status: 500, json: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
    expect(answer.text).not.toContain('secret detail')
  })

  test('of more than 100 KB is refused', async () => {
    const headers = { authorization: `Bearer ${await signIn()}` }
    expect(await post('/call/api', { data: { do: 'echo', text: 'x'.repeat(110_000) } }, headers)).toMatchObject({ status: 413 })
    expect(await post('/call/api', { data: { do: 'echo', text: 'x'.repeat(900_000) } }, headers)).toMatchObject({ status: 413 })
  })
})

describe('live events', () => {
  async function listen(token: string): Promise<{ next: () => Promise<{ event: string; at: number }>; close: () => void; waiting: () => number }> {
    const events: { event: string; at: number }[] = []
    const sent = request({ host: '127.0.0.1', port: cloud.port, path: `/local/events?token=${token}` })
    await new Promise<void>((resolve) => {
      sent.on('response', (response) => {
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          for (const event of chunk.split('\n\n')) if (event.startsWith('event: ')) events.push({ event, at: performance.now() })
          resolve()
        })
        response.on('error', () => undefined)
      })
      sent.end()
    })
    return {
      waiting: () => events.length,
      next: async () => {
        for (let waited = 0; waited < 2000; waited += 5) {
          const event = events.shift()
          if (event !== undefined) return event
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        throw new Error('no event came')
      },
      close: () => sent.destroy(),
    }
  }

  test('tell the owner of a signal of each change within a second, and nobody else', async () => {
    const signals = openAdminSdk(cloud).database().collection('signals')
    await signals.doc('p1').set({ openid: 'o1', rev: 1 })
    const stream = await listen(await signIn())
    expect((await stream.next()).event).toBe('event: signal\ndata: {"openid":"o1","rev":1,"_id":"p1"}')
    const changedAt = performance.now()
    await signals.doc('p9').set({ openid: 'somebody else', rev: 1 })
    await signals.doc('p1').update({ rev: openAdminSdk(cloud).database().command.inc(1) })
    const { event, at } = await stream.next()
    expect(event).toContain('"rev":2')
    expect(at - changedAt).toBeLessThan(1000)
    await signals.doc('p1').update({ openid: '' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(stream.waiting()).toBe(0)
    stream.close()
  })

  test('need a token', async () => {
    expect(await send('GET', '/local/events?token=wrong')).toMatchObject({ status: 401 })
    expect(await send('GET', '/local/events')).toMatchObject({ status: 401 })
  })
})

describe('the demonstration clock', () => {
  test('is read and set forward, never back', async () => {
    const before = (await send('GET', '/local/clock')).json
    expect(Math.abs(Date.parse(String(before['now'])) - Date.now())).toBeLessThan(1000)
    const to = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const after = (await post('/local/clock', { now: to })).json
    expect(Math.abs(Number(after['offsetMs']) - 30 * 86_400_000)).toBeLessThan(1000)
    const back = await post('/local/clock', { now: new Date().toISOString() })
    expect(back).toMatchObject({ status: 409, json: { code: 'clock-backwards', message: expect.stringContaining('只能往前调') as string } })
    expect(await post('/local/clock', { now: 'tomorrow' })).toMatchObject({ status: 400 })
    expect(cloud.now().toISOString() >= to).toBe(true)
  })
})

describe('files of the app', () => {
  test('are served with their types and sane caching', async () => {
    const page = await send('GET', '/')
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } })
    expect(page.text).toContain('师傅绩效')
    expect(await send('GET', '/js/app.0123abcd.js')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
    })
    expect(await send('HEAD', '/')).toMatchObject({ status: 200, text: '' })
    expect(await send('GET', '/nothing.js')).toMatchObject({ status: 404 })
    expect(await send('GET', '/js')).toMatchObject({ status: 404 })
  })

  test.each([
    '/../secret', '/..%2fsecret', '/%2e%2e/%2e%2e/etc/passwd', '/js/..%2f..%2f..%2fetc/passwd', '/..%5csecret', '/%00', '/%', '//etc/passwd', '/link.txt', '/http://[',
  ])('nothing outside their folder is reached: %s', async (path) => {
    const answer = await send('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('root:')
  })
})
