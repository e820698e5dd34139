import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '../cloudfunctions/company'
import { beijing, Shop } from '../cloudfunctions/shop'
import { buildIfStale } from '../local/test-cloud'
import { CloudProcess, ProcessGoneError } from './cloud-process'

// kill -9 after a message was marked as being sent, before WeChat has answered: it is never sent a second time.

const fields = { title: 'thing1', text: 'thing2', at: 'time3' }
const running: CloudProcess[] = []
let dataDir: string

beforeAll(() => {
  buildIfStale('functions', 'local')
  dataDir = mkdtempSync(join(tmpdir(), 'shifu-messages-'))
})
afterEach(() => Promise.all(running.splice(0).map((cloud) => cloud.close())))
afterAll(() => { rmSync(dataDir, { recursive: true }) })

async function start(): Promise<Shop<CloudProcess>> {
  const cloud = await CloudProcess.start(dataDir)
  running.push(cloud)
  return new Shop(cloud, `run-${running.length}`)
}

const log = (shop: Shop<CloudProcess>, about: string, by: string) =>
  shop.act(by, 'log-incident', { employeeId: about, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-10 09:00'), note: '', orderNo: null })

test('what was under way when the process died is not repeated, the rest is sent once, and no consent is lost or made', async () => {
  const before = await start()
  await before.begin(beijing('2026-11-10 10:00'))
  await before.put('settings', { ...settings, messages: { quiet: { fromHour: 21, untilHour: 8 }, templates: { incident: { id: 'tmpl', fields } } } })
  await before.act('hr', 'open-period', { periodId: '2026-11' })
  for (const personId of ['worker-1', 'worker-3']) await before.act(personId, 'record-consent', { keys: ['incident'] })
  await log(before, 'worker-1', 'lead-a1')
  before.at(beijing('2026-11-10 10:05'))
  await log(before, 'worker-3', 'lead-a2')
  const { isAsked } = await before.cloud.holdWx()
  const drain = before.notify().catch((failure: unknown) => failure)
  await isAsked
  await before.cloud.close()
  expect(await drain).toBeInstanceOf(ProcessGoneError)

  const after = await start()
  const deliveries = async () => (await after.list('outbox')).map(({ personId, delivery }) => `${personId} ${delivery}`).sort()
  expect(await deliveries()).toEqual(['worker-1 sending', 'worker-3 waiting'])
  // The dead slice's lease has to end first, then what it was sending is given up.
  for (const time of ['10:10', '10:30', '11:00']) {
    after.at(beijing(`2026-11-10 ${time}`))
    await Promise.all([after.notify(), after.notify()])
  }
  expect([await deliveries(), after.cloud.asked]).toEqual([['worker-1 unknown', 'worker-3 sent'], 1])
  expect((await after.list('consents')).map(({ count }) => count)).toEqual([0, 0])
  expect(await after.list('incidents')).toHaveLength(2)
  expect((await after.act('worker-1', 'list-messages', {})).unread).toBe(1)
})
