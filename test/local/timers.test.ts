import { openAdminSdk } from '../../local'
import type { LocalCloud } from '../../local'
import { startFixtureCloud } from './test-cloud'

/** The fixture's timer fires daily at 02:00 in Beijing, which is 18:00 UTC of the day before. */
const start = new Date('2027-01-10T00:00:00Z')

let cloud: LocalCloud
beforeEach(async () => {
  cloud = await startFixtureCloud({ now: start })
  await cloud.tickTimers()
  await openAdminSdk(cloud).database().collection('counters').where({ trigger: 'timer' }).remove()
})
afterEach(() => cloud.close())

async function calls(): Promise<{ source: string; openid: string | null; at: Date; event: Record<string, unknown> }[]> {
  const { data } = await openAdminSdk(cloud).database().collection('counters').orderBy('at', 'asc').get()
  return data as Awaited<ReturnType<typeof calls>>
}

test('nothing fires before its time', async () => {
  cloud.setClock('2027-01-10T17:59:00Z')
  expect(await cloud.tickTimers()).toEqual([])
})

test('a timer fires at its Beijing time, as the platform calls: as wx_trigger and as nobody', async () => {
  cloud.setClock('2027-01-10T18:00:01Z')
  expect(await cloud.tickTimers()).toEqual(['close/tick'])
  expect(await cloud.tickTimers()).toEqual([])
  expect(await calls()).toMatchObject([
    { source: 'wx_trigger', openid: null, trigger: 'timer', event: { Type: 'Timer', TriggerName: 'tick', Message: '' } },
  ])
})

test('however many times were missed, a timer fires once for them', async () => {
  cloud.setClock('2027-03-01T00:00:00Z')
  expect(await cloud.tickTimers()).toEqual(['close/tick'])
  expect(await cloud.tickTimers()).toEqual([])
  const [call] = await calls()
  expect(call?.at.getTime()).toBeGreaterThanOrEqual(Date.parse('2027-03-01T00:00:00Z'))
})

test('started timers fire by themselves as soon as the clock is set forward', async () => {
  cloud.startTimers()
  cloud.setClock('2027-01-12T00:00:00Z')
  for (let waited = 0; (await calls()).length === 0 && waited < 2000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await calls()).toHaveLength(1)
})

test('a timer whose call is still running does not fire again beside it', async () => {
  cloud.setClock('2027-01-11T00:00:00Z')
  const busy = Promise.all([1, 2].map(() => cloud.call('close', { ms: 200 }, { openid: 'o' })))
  const first = cloud.tickTimers()
  cloud.setClock('2027-01-12T00:00:00Z')
  expect(await cloud.tickTimers()).toEqual([])
  expect(await first).toEqual(['close/tick'])
  await busy
  expect(await cloud.tickTimers()).toEqual(['close/tick'])
})
