import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallReply } from '@shared/contract/call'
import { openidOf, people, person, onCard } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { buildIfStale } from '../local/test-cloud'
import { CloudProcess, ProcessGoneError } from './cloud-process'
import { brokenInvariants } from './invariants'

// kill -9 at moments that a seed chooses. What was acknowledged is there afterwards, and a close that was cut off ends as if it had not been.

const november = '2026-11'
let folder: string
const running: CloudProcess[] = []

beforeAll(() => {
  buildIfStale('functions', 'local')
  folder = mkdtempSync(join(tmpdir(), 'shifu-crash-'))
})
afterEach(() => Promise.all(running.splice(0).map((cloud) => cloud.close())))
afterAll(() => { rmSync(folder, { recursive: true }) })

async function start(dataDir: string): Promise<Shop<CloudProcess>> {
  const cloud = await CloudProcess.start(dataDir)
  running.push(cloud)
  return new Shop(cloud, `run-${running.length}`)
}

/** Numbers below 1 that depend on nothing but the seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('kill -9 right after an acknowledged write', () => {
  test.each([11, 12])('loses nothing, and what got no answer happens once when it is sent again (seed %i)', async (seed) => {
    const dataDir = join(folder, `writes-${seed}`)
    const before = await start(dataDir)
    await before.begin(beijing('2026-11-02 08:00'))
    await before.act('hr', 'open-period', { periodId: november })
    const killAfter = 6 + Math.floor(chance(seed)() * 20)
    const event = (writer: number, index: number) => ({
      action: 'log-incident', commandId: `writer-${writer}-${index}`,
      input: { employeeId: `worker-${1 + (index % 3)}`, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-02 07:00'), note: `${writer}/${index}`, orderNo: null },
    })
    const reporters = ['lead-a1', 'lead-a2', 'manager-a', 'gm-1'].map(openidOf)
    const acknowledged = new Map<string, unknown>()
    const unanswered: [number, number][] = []
    const write = async (openid: string, writer: number) => {
      for (let index = 0; ; index += 1) {
        try {
          const reply = await before.cloud.call('api', event(writer, index), { openid }) as CallReply
          acknowledged.set(`${writer}-${index}`, reply)
          if (acknowledged.size === killAfter) await before.cloud.close()
        } catch (failure) {
          if (!(failure instanceof ProcessGoneError)) throw failure
          unanswered.push([writer, index])
          return
        }
      }
    }
    await Promise.all(reporters.map(write))
    expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter)

    const after = await start(dataDir)
    expect(await brokenInvariants(after)).toEqual([])
    const notes = (await after.list('incidents')).map(({ note }) => note)
    for (const key of acknowledged.keys()) expect(notes.filter((note) => note === key.replace('-', '/'))).toHaveLength(1)
    for (const [key, reply] of acknowledged) {
      const [writer = 0, index = 0] = key.split('-').map(Number)
      expect(await after.cloud.call('api', event(writer, index), { openid: reporters[writer] ?? '' })).toMatchObject({ ok: true, output: (reply as { output: object }).output })
    }
    for (const [writer, index] of unanswered) expect(await after.cloud.call('api', event(writer, index), { openid: reporters[writer] ?? '' })).toMatchObject({ ok: true })
    expect(await after.list('incidents')).toHaveLength(acknowledged.size + unanswered.length)
    expect(await brokenInvariants(after)).toEqual([])
  })
})

describe('kill -9 during a close', () => {
  const crew = Array.from({ length: 30 }, (_, index) => `crew-${String(index).padStart(2, '0')}`)
  let prepared: string
  let undisturbed: unknown

  /** A month at its end: sheets that freeze, wait for a metric or a rating, and disputes that lapse. */
  beforeAll(async () => {
    prepared = join(folder, 'prepared')
    const shop = await start(prepared)
    await shop.begin(beijing('2026-11-30 08:00'), [...people, ...crew.map((id) => person(id, id, [{ role: 'installer', stores: ['s-a'] }], { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00') }))])
    const metrics = ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction'].flatMap((metricId) => crew.filter((_, index) => index % 5 !== 4).map((scopeId) => ({
      _id: `${november}:${metricId}:employee:${scopeId}`, periodId: november, metricId, scope: 'employee', scopeId, storeId: 's-a', value: { value: '92' }, source: '', recordedBy: 'hr', recordedByName: '周人事', recordedAt: beijing('2026-11-29 08:00'), rev: 1,
    })))
    await shop.database.collection('metrics').add(metrics)
    await shop.act('hr', 'open-period', { periodId: november })
    while (!(await shop.read('periods', november)).sheetsMade) await shop.close()
    for (const [index, employeeId] of crew.entries()) {
      if (index % 3 === 0) await shop.act('sales-a', 'rate-item', { sheetId: sheetIdOf(november, employeeId), item: 'sales-coordination', points: '8', comment: '' })
      if (index % 2 === 1) continue
      const { incidentId } = await shop.act('lead-a1', 'log-incident', { employeeId, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-30 07:00'), note: '', orderNo: null })
      if (index % 4 === 0) await shop.act(employeeId, 'dispute-incident', { incidentId, reason: '不是我' })
    }
    await shop.stop()
    const whole = await open('whole')
    await closeFully(whole)
    undisturbed = await result(whole)
    await whole.stop()
  })

  /** A cloud over a copy of the prepared month, at the moment when everything is due at once. */
  async function open(name: string): Promise<Shop<CloudProcess>> {
    cpSync(prepared, join(folder, name), { recursive: true })
    const shop = await start(join(folder, name))
    shop.at(beijing('2026-12-06 00:05'))
    return shop
  }

  async function closeFully(shop: Shop<CloudProcess>): Promise<void> {
    for (;;) {
      const { moved, isDone } = await shop.close()
      if (moved === 0 && isDone) return
    }
  }

  /** Everything that the close leaves, but for minutes and the number of the call. */
  async function result(shop: Shop<CloudProcess>): Promise<unknown> {
    const stored = { sheets: await shop.list('sheets'), incidents: await shop.list('incidents'), periods: await shop.list('periods'), commands: await shop.list('commands') }
    const signals = (await shop.list('signals')).map(({ _id }) => _id)
    return JSON.parse(JSON.stringify({ ...stored, signals }).replace(/:\d\d:\d\d\.\d{3}Z/g, '').replace(/"contentHash":"[0-9a-f]{64}"/g, '"contentHash":"…"')) as unknown
  }

  test('undisturbed it brings sheets into several states and lapses the disputes', async () => {
    const { sheets, incidents } = undisturbed as { sheets: { state: string }[]; incidents: { state: string }[] }
    expect(Object.fromEntries(['collecting', 'rating', 'assessing'].map((state) => [state, sheets.filter((sheet) => sheet.state === state).length]))).toEqual({ collecting: 11, rating: 16, assessing: 8 })
    expect(incidents.filter(({ state }) => state === 'lapsed')).toHaveLength(8)
    await Promise.resolve()
  })

  test.each([2, 5, 7])('it ends as if nothing had happened, every record moved once (seed %i)', async (seed) => {
    const random = chance(seed)
    const [collection, state] = random() < 0.3 ? ['incidents', 'disputed'] as const : ['sheets', 'live'] as const
    // Far enough from the end that the close is still at it when the signal arrives.
    const share = 0.3 + 0.7 * random()
    const shop = await open(`kill-${seed}`)
    const cutOff = shop.close().then(() => 'ended' as const, (failure: unknown) => {
      if (failure instanceof ProcessGoneError) return 'killed' as const
      throw failure
    })
    const all = (await shop.list(collection, { state })).length
    while ((await shop.list(collection, { state })).length > share * all) continue
    await shop.stop()
    expect(await cutOff).toBe('killed')

    const again = await start(join(folder, `kill-${seed}`))
    expect(await brokenInvariants(again)).toEqual([])
    // The lease of the killed slice ends by itself within the minute.
    again.at(beijing('2026-12-06 00:06'))
    await closeFully(again)
    expect(await result(again)).toEqual(undisturbed)
    expect(await brokenInvariants(again)).toEqual([])
  })
})
