import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import type { LocalCloud } from '../../local'
import { newCode } from '../../cloudfunctions/kit/invitation-code'
import { importOf } from '../../scripts/roster/roster'
import { databaseOf } from './sdk-database'
import { startTestCloud } from './test-cloud'

// What the operator guide does in a new environment, against the local cloud.
let cloud: LocalCloud
let commands = 0
const now = '2026-11-25T09:00:00.000Z'
const example: unknown = JSON.parse(readFileSync(join(__dirname, '../../docs/examples/roster.json'), 'utf8'))
const made = importOf(example, now, newCode)

async function ask(openid: string, action: ActionName, input: unknown): Promise<CallReply> {
  commands += 1
  return await cloud.call('api', { action, input, commandId: `first-${String(commands).padStart(6, '0')}` }, { openid }) as CallReply
}

beforeAll(async () => {
  cloud = await startTestCloud()
  cloud.setClockUnchecked(now)
  const database = databaseOf(cloud)
  for (const [collection, documents] of Object.entries(made.documents)) await database.collection(collection).add([...documents])
}, 60_000)
afterAll(() => cloud.close())

test('in an imported company HR binds with the printed code, opens the month and invites the others', async () => {
  expect(await ask('wx-hr', 'read-me', {})).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } })
  expect(await ask('wx-hr', 'accept-invitation', { code: made.codes[0]?.code })).toMatchObject({ ok: true, output: { name: '周敏', roles: [{ role: 'hr' }] } })
  expect(await ask('wx-hr', 'open-period', { periodId: '2026-11' })).toMatchObject({ ok: true })
  const invited = await ask('wx-hr', 'create-invitation', { personId: 'p-006' })
  expect(invited).toMatchObject({ ok: true, output: { personName: '李大勇' } })
  const { code } = (invited as { output: { code: string } }).output
  expect(await ask('wx-installer', 'accept-invitation', { code })).toMatchObject({ ok: true, output: { name: '李大勇', hasSheet: true } })
  expect(await ask('wx-installer', 'read-home', {})).toMatchObject({ ok: true, output: { current: { template: { id: 'install-service-card' } } } })
})

test('the printed code works once', async () => {
  expect(await ask('wx-other', 'accept-invitation', { code: made.codes[0]?.code })).toMatchObject({ ok: false, refusal: { code: 'invitation-invalid' } })
})
