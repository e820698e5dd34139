import { openidOf } from '../cloudfunctions/company'
import { beijing, Shop } from '../cloudfunctions/shop'
import { PersonCloudLine, type Signal } from './cloud-line'

// The line to the local cloud binds a phone as WeChat binds it; otherwise the journey would prove too much.

jest.setTimeout(60_000)

let shop: Shop
let line: PersonCloudLine
const ask = { action: 'read-me', input: {} }

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:30'))
  line = new PersonCloudLine(shop.cloud, openidOf('worker-1'))
})

afterAll(async () => {
  line.close()
  await shop.stop()
})

test('a function answers the person whose line it is, and nobody who only says so', async () => {
  expect(await line.callFunction('api', ask)).toMatchObject({ ok: true, result: { ok: true, output: { id: 'worker-1' } } })
  expect(await line.callFunction('api', { ...ask, openid: openidOf('gm-1') })).toMatchObject({ ok: true, result: { ok: false } })
})

test('a phone can\'t call what the function rules close', async () => {
  expect(await line.callFunction('close', {})).toEqual({ ok: false, message: 'permission denied', code: -501_023 })
})

test('without a network no call arrives', async () => {
  line.isOffline = true
  expect(await line.callFunction('api', ask)).toEqual({ ok: false, message: 'request:fail', code: -1 })
  line.isOffline = false
})

test('only a query that proves its owner may be watched', async () => {
  const never = () => { throw new Error('told') }
  expect(await line.watch(1, 'signals', { _id: 'worker-1' }, never)).toBe('database permission denied')
  expect(await line.watch(2, 'signals', { _id: 'worker-2', openid: openidOf('worker-2') }, never)).toBe('database permission denied')
  expect(await line.watch(3, 'sheets', { _id: 'worker-1', openid: '{openid}' }, never)).toBe('database permission denied')
})

test('who watches hears of the signal as it stands and of every change, until they stop', async () => {
  const heard: { rev: unknown; isFirst: boolean }[] = []
  let wake: () => void = () => undefined
  const next = () => new Promise<void>((resolve) => { wake = resolve })
  const first = next()
  expect(await line.watch(4, 'signals', { _id: 'worker-1', openid: '{openid}' }, (signal: Signal, isFirst) => {
    heard.push({ rev: signal['rev'], isFirst })
    wake()
  })).toBeNull()
  await first
  const second = next()
  await shop.put('signals', { _id: 'worker-1', openid: openidOf('worker-1'), rev: 7 })
  await second
  expect(heard).toEqual([{ rev: 0, isFirst: true }, { rev: 7, isFirst: false }])
  line.unwatch(4)
})
