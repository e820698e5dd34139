import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child-process'
import type { Child } from './child-process'
import { buildIfStale } from './test-cloud'

jest.setTimeout(30_000)

let dataDir: string
const children: Child[] = []

beforeAll(() => {
  buildIfStale('local')
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shifu-main-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()))
  rmSync(dataDir, { recursive: true })
})

function startMain(options: { dataDir?: string; fresh?: boolean; port?: number; now?: string; seed?: 'two-people' | 'die-halfway' } = {}): Child {
  const child = startChild('main-process.cjs', JSON.stringify({ dataDir, port: 0, fresh: false, seed: 'two-people', ...options }))
  children.push(child)
  return child
}

async function ready(child: Child): Promise<string> {
  return (await child.line(/^ready /)).slice('ready '.length)
}

async function stop(child: Child): Promise<void> {
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)
}

const read = async (url: string): Promise<Record<string, unknown>> => (await (await fetch(url)).json()) as Record<string, unknown>

test('names who can be signed in as and says ready, within ten seconds', async () => {
  const startedAt = performance.now()
  const child = startMain({ now: '2027-01-10T01:00:00Z' })
  const url = await ready(child)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(child.output()).toContain('李师傅（安装师傅，城东店）')
  expect((await read(`${url}/local/people`))['people']).toHaveLength(2)
  expect(String((await read(`${url}/local/clock`))['now'])).toMatch(/^2027-01-10T01:00/)
  await stop(child)
})

test('keeps its data, sets the clock forward with --now, and refuses to set it back', async () => {
  const first = startMain({ now: '2027-01-10T01:00:00Z' })
  await ready(first)
  await first.kill()
  const second = startMain({ now: '2027-02-01T00:00:00Z' })
  const url = await ready(second)
  expect(second.output()).not.toContain('正在准备演示数据')
  expect(String((await read(`${url}/local/clock`))['now'])).toMatch(/^2027-02-01T00:00/)
  await stop(second)
  const third = startMain({ now: '2027-01-01T00:00:00Z' })
  expect(await third.ended).toBe(1)
  expect(third.output()).toMatch(/^演示时钟只能往前调：现在是 2027\/2\/1 08:00:\d\d，不能调回 2027\/1\/1 08:00:00。\n$/)
})

test('--fresh begins anew, at the date of --now, also where the data is damaged', async () => {
  const first = startMain({ now: '2027-03-01T00:00:00Z' })
  await ready(first)
  await stop(first)
  writeFileSync(join(dataDir, 'cloud.db'), 'no database')
  const damaged = startMain()
  expect(await damaged.ended).toBe(1)
  expect(damaged.output()).toMatch(/^数据文件 \S+cloud\.db 已损坏（[^\n]*）；[^\n]*--fresh[^\n]*\n$/)
  const fresh = startMain({ fresh: true, now: '2027-01-01T00:00:00Z' })
  const url = await ready(fresh)
  expect(String((await read(`${url}/local/clock`))['now'])).toMatch(/^2027-01-01T00:00/)
  await stop(fresh)
})

test('preparing the data was interrupted: the next start begins anew', async () => {
  const first = startMain({ seed: 'die-halfway' })
  await first.ended
  expect(first.output()).not.toContain('ready')
  const second = startMain()
  const url = await ready(second)
  expect(second.output()).toContain('上次准备演示数据时中断了')
  expect((await read(`${url}/local/people`))['people']).toMatchObject([{ personId: 'p1' }, { personId: 'p2' }])
})

test('a taken port is one sentence', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const child = startMain({ port })
  expect(await child.ended).toBe(1)
  expect(child.output()).toBe(`端口 ${port} 已被占用，请用 --port 换一个。\n`)
  server.close()
})

test('a data folder that can not be is one sentence', async () => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  for (const [folder, why] of [[file, '那里已经有一个同名的文件'], [join(file, 'below'), '路径中间有一个文件']] as const) {
    const child = startMain({ dataDir: folder })
    expect(await child.ended).toBe(1)
    expect(child.output()).toBe(`建不了数据目录 ${folder}：${why}。\n`)
  }
})

test('a second start on the same data is one sentence, with --fresh as well, and the first goes on', async () => {
  const url = await ready(startMain())
  for (const fresh of [false, true]) {
    const second = startMain({ fresh })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/^数据目录 \S+ 正被另一个进程使用[^\n]*\n$/)
  }
  expect((await read(`${url}/local/people`))['people']).toHaveLength(2)
})

test.each([
  [['--prot', '3'], '看不懂启动选项'],
  [['extra'], '看不懂启动选项'],
  [['--port', 'abc'], '端口 abc 不对'],
  [['--port', '70000'], '端口 70000 不对'],
  [['--now', 'tomorrow'], '时间 tomorrow 不对'],
  [['--now', '2026-13-01'], '时间 2026-13-01 不对'],
  [['--now', '2026-11-31'], '时间 2026-11-31 不对'],
  [['--now', '2026-02-29T09:00'], '时间 2026-02-29T09:00 不对'],
])('npm start %j is refused with one sentence before anything is installed or built', (flags, sentence) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(__dirname, '..', '..', 'scripts', 'start.mjs'), ...flags], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^[^\n]+\n$/)
  expect(stderr).toContain(sentence)
})
