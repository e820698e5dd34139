import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import Libsql from 'libsql'
import { openAdminSdk } from '../../../local'
import { startChild } from '../child-process'
import type { Child } from '../child-process'
import type { SdkDatabase } from '../sdk-database'
import { buildIfStale, startFixtureCloud } from '../test-cloud'

jest.setTimeout(30_000)

let dataDir: string
const children: Child[] = []

beforeAll(() => {
  buildIfStale('local')
  process.env['TENCENTCLOUD'] = 'true'
  process.env['SILENCE'] = 'true'
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shifu-data-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()))
  rmSync(dataDir, { recursive: true })
})

async function startStore(): Promise<{ child: Child; database: SdkDatabase }> {
  const child = startChild('store-process.cjs', dataDir)
  children.push(child)
  const config = JSON.parse(await child.line(/^\{/)) as Parameters<typeof tcb.init>[0]
  return { child, database: tcb.init(config).database() }
}

async function allNotes(database: SdkDatabase): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>()
  for (let last = ''; ; ) {
    const { data } = await database.collection('notes').where({ _id: database.command.gt(last) }).orderBy('_id', 'asc').limit(1000).get()
    for (const document of data as { _id: string }[]) found.set(document._id, { ...document })
    if (data.length < 1000) return found
    last = (data as { _id: string }[]).at(-1)?._id ?? ''
  }
}

test.each([1, 2, 3])('no acknowledged write is lost to kill -9 under load, and no transaction is there by half (run %i)', async (run) => {
  const { child, database } = await startStore()
  const acknowledged = new Map<string, number>()
  const pairs = new Set<string>()
  let alive = true
  const writer = async (k: number): Promise<void> => {
    for (let i = 0; alive; i++) {
      const id = `w${k}-${i}`
      await database.collection('notes').add({ _id: id, n: i })
      acknowledged.set(id, i)
      if (i % 3 === 0) {
        await database.collection('notes').doc(id).update({ n: database.command.inc(1000) })
        acknowledged.set(id, i + 1000)
      }
    }
  }
  const pairWriter = async (k: number): Promise<void> => {
    for (let i = 0; alive; i++) {
      await database.runTransaction(async (transaction) => {
        await transaction.collection('notes').add({ _id: `left${k}-${i}`, n: i })
        await transaction.collection('notes').add({ _id: `right${k}-${i}`, n: i })
      })
      pairs.add(`${k}-${i}`)
    }
  }
  const work = Promise.allSettled([...Array.from({ length: 12 }, (_, k) => writer(k)), pairWriter(0), pairWriter(1)])
  while (acknowledged.size <= run * 40) await new Promise((resolve) => setTimeout(resolve, 5))
  await child.kill()
  alive = false
  await work

  const after = await startStore()
  const found = await allNotes(after.database)
  for (const [id, n] of acknowledged) {
    // The update that was under way may have come through without its answer.
    expect([n, n + 1000]).toContain(found.get(id)?.['n'])
  }
  for (const pair of pairs) expect(found.has(`left${pair}`)).toBe(true)
  for (const id of found.keys()) if (id.startsWith('left')) expect(found.has(id.replace('left', 'right'))).toBe(true)
})

test('a folder in use is refused at once; after kill -9 it is taken over', async () => {
  const { child, database } = await startStore()
  await database.collection('notes').add({ _id: 'a' })
  for (let tries = 0; tries < 2; tries++) {
    const second = startChild('store-process.cjs', dataDir)
    const startedAt = performance.now()
    expect(await second.ended).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(3000)
    expect(second.output()).toBe(`数据目录 ${dataDir} 正被另一个进程使用，请先停掉它，或用 --data 换一个目录。\n`)
  }
  await child.kill()
  const after = await startStore()
  expect([...(await allNotes(after.database)).keys()]).toEqual(['a'])
})

describe('a damaged folder is refused with a sentence that names the file', () => {
  const file = (): string => join(dataDir, 'cloud.db')

  async function fill(): Promise<void> {
    const cloud = await startFixtureCloud({ dataDir })
    await openAdminSdk(cloud).database().collection('notes').add(Array.from({ length: 50 }, (_, i) => ({ _id: `n${i}`, text: `mark-${i}-` + 'x'.repeat(200) })))
    await cloud.close()
  }

  const refusal = async (): Promise<Error> => {
    const outcome = await startFixtureCloud({ dataDir }).then((cloud) => cloud.close().then(() => new Error('it opened')), (error: unknown) => error)
    return outcome as Error
  }

  test('when the file is something else', async () => {
    writeFileSync(file(), 'this was a database once. '.repeat(1000))
    expect(await refusal()).toMatchObject({ name: 'DataFolderError', message: expect.stringContaining(`${file()} 已损坏`) as string })
  })

  test('when the file is cut short', async () => {
    await fill()
    writeFileSync(file(), readFileSync(file()).subarray(0, 9000))
    expect(await refusal()).toMatchObject({ name: 'DataFolderError', message: expect.stringContaining(file()) as string })
  })

  test('when one bit of a record flips', async () => {
    await fill()
    const bytes = readFileSync(file())
    const at = bytes.indexOf('mark-27-') + 20
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(file(), bytes)
    expect(await refusal()).toMatchObject({ name: 'DataFolderError', message: expect.stringContaining('notes/n27') as string })
  })

  test('when a record has vanished', async () => {
    await fill()
    const database = new Libsql(file())
    database.exec("delete from documents where id = 'n8'")
    database.close()
    expect(await refusal()).toMatchObject({ name: 'DataFolderError', message: expect.stringContaining('有记录丢失') as string })
  })

  test('when it is of another version', async () => {
    await fill()
    const database = new Libsql(file())
    database.exec("update settings set value = '99' where key = 'format'")
    database.close()
    expect(await refusal()).toMatchObject({ name: 'DataFolderError', message: expect.stringContaining('格式 99') as string })
  })
})

test('clock, timers, sessions and documents outlast a restart', async () => {
  const first = await startFixtureCloud({ dataDir })
  const database = openAdminSdk(first).database()
  await database.collection('people').add({ _id: 'p1', name: '李师傅', status: 'active' })
  await database.collection('bindings').add({ _id: 'o1', personId: 'p1' })
  await database.createCollection('later')
  await database.collection('later').add({ _id: 'x', at: new Date(5), text: '收边' })
  first.setClock(new Date(Date.now() + 86_400_000 * 10))
  await first.tickTimers()
  const headers = { 'content-type': 'application/json' }
  const { token } = (await (await fetch(`${first.url}/local/sign-in`, { method: 'POST', headers, body: '{"personId":"p1"}' })).json()) as { token: string }
  const [hash, now] = [first.storeHash(), first.now()]
  await first.close()
  // No token can be read from the folder.
  expect(readFileSync(join(dataDir, 'cloud.db')).includes(token)).toBe(false)

  const second = await startFixtureCloud({ dataDir })
  expect(second.storeHash()).toBe(hash)
  expect(second.now().getTime() - now.getTime()).toBeLessThan(20_000)
  expect(second.now() >= now).toBe(true)
  expect(await second.tickTimers()).toEqual([])
  const answer = await fetch(`${second.url}/call/api`, { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body: '{"data":{"do":"whoami"}}' })
  expect(await answer.json()).toMatchObject({ result: { openid: 'o1' } })
  await second.close()
})

test('a timer that was missed while nothing ran fires at the next start', async () => {
  const first = await startFixtureCloud({ dataDir, now: new Date('2027-01-10T00:00:00Z') })
  await first.tickTimers()
  await first.close()
  const second = await startFixtureCloud({ dataDir, now: new Date('2027-01-12T00:00:00Z') })
  expect(await second.tickTimers()).toEqual(['close/tick'])
  await second.close()
})

test('a copy of the folder opens as it was', async () => {
  const first = await startFixtureCloud({ dataDir })
  await openAdminSdk(first).database().collection('notes').add({ _id: 'a', n: 1 })
  const hash = first.storeHash()
  await first.close()
  const copyDir = mkdtempSync(join(tmpdir(), 'shifu-copy-'))
  copyFileSync(join(dataDir, 'cloud.db'), join(copyDir, 'cloud.db'))
  const second = await startFixtureCloud({ dataDir: copyDir })
  expect(second.storeHash()).toBe(hash)
  await second.close()
  rmSync(copyDir, { recursive: true })
})
