import type { ActionInput } from '@shared/contract/actions'
import { NoAnswerError } from '../../src/cloud/no-answer-error'
import { QueueRunner, type LogOutput, type Reply } from '../../src/cloud/queue/queue-runner'
import { QueueStore } from '../../src/cloud/queue/queue-store'
import type { Queued } from '../../src/cloud/queue/queued'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { brokenInvariants } from './invariants'

// Seven people log on one installer at once, each through the queue that the phone has, over a network that drops, doubles and delays what goes
// between phone and function. Behind it stand the real functions and the real SDK.

jest.setTimeout(300_000)

const november = '2026-11'
const sheetId = sheetIdOf(november, 'worker-1')
const reporters = ['lead-a1', 'lead-a2', 'manager-a', 'inspector', 'after-sales', 'gm-1', 'gm-2'] as const
const kinds = ['tool-violation', 'vehicle-violation', 'warehouse-violation'] as const
/** How many each logs on each of the days: nobody may log very many about one person in a day. 200 in all. */
const days = [['2026-11-02', 10], ['2026-11-03', 10], ['2026-11-04', 8]] as const
const furtherOnes = 4

/** Chance that comes out the same in every run. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const counts = { dropped: 0, 'reply lost': 0, doubled: 0, delayed: 0, clean: 0 }
let shop: Shop

/** One person's phone. Its pauses are short: what is proved does not hang on their length. */
class Reporter {
  private readonly kept = new Map<string, string>()
  private readonly chance: () => number
  private made = 0
  readonly store = new QueueStore({
    keys: () => [...this.kept.keys()], read: (key) => this.kept.get(key) ?? '', write: (key, value) => { this.kept.set(key, value) }, remove: (key) => { this.kept.delete(key) },
  })
  readonly runner = new QueueRunner(this.store, {
    owner: () => this.id, meet: () => Promise.resolve(this.id), send: (entry) => this.send(entry), upload: () => Promise.reject(new Error('there are no photos')),
    attach: () => Promise.reject(new Error('there are no photos')), release: () => undefined, alone: (_name, work) => work(), aheadMs: () => 0,
    later: (ms, work) => {
      const timer = setTimeout(work, Math.min(ms / 400, 60))
      return () => { clearTimeout(timer) }
    },
    now: () => shop.cloud.now().toISOString(), random: () => this.chance(),
  })

  constructor(readonly id: string, seed: number) {
    this.chance = chanceFrom(seed)
  }

  capture(): void {
    this.made += 1
    const input: ActionInput<'log-incident'> = {
      employeeId: 'worker-1', kind: kinds[this.made % kinds.length] ?? 'tool-violation', quantity: 1 + this.made % 2, occurredAt: shop.cloud.now().toISOString(), note: `${this.id} ${this.made}`, orderNo: null,
    }
    void this.runner.submit(this.id, {
      commandId: `chaos-${this.id}-${String(this.made).padStart(4, '0')}`, seq: this.made, action: 'log-incident', input, words: { name: '', what: '', points: '', isGood: false }, photos: [],
      state: 'waiting', isTried: false, recordId: null, refusal: null, unclear: 0, clock: null,
    })
  }

  private async send({ input, commandId }: Queued): Promise<Reply<LogOutput>> {
    const call = async (): Promise<Reply<LogOutput>> => {
      const reply = await shop.reply(this.id, 'log-incident', input, commandId)
      return reply.ok ? { ok: true, output: reply.output as LogOutput } : { ok: false, refusal: reply.refusal }
    }
    const fate = this.chance()
    if (fate < 0.12) {
      counts.dropped += 1
      throw new NoAnswerError('the request was lost')
    }
    if (fate < 0.27) {
      counts['reply lost'] += 1
      await call()
      throw new NoAnswerError('the reply was lost')
    }
    if (fate < 0.4) {
      counts.doubled += 1
      const [first] = await Promise.all([call(), call()])
      return first
    }
    if (fate < 0.5) {
      counts.delayed += 1
      // It arrives when the phone has given up on it, perhaps while it is sent again.
      const late = new Promise((resolve) => { setTimeout(resolve, 40) }).then(call)
      late.catch((failure: unknown) => { lateFailures.push(failure) })
      underWay.push(late)
      throw new NoAnswerError('it took too long')
    }
    counts.clean += 1
    return await call()
  }
}

const underWay: Promise<unknown>[] = []
const lateFailures: unknown[] = []

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), { poolSizes: { api: 3, close: 1 } })
  await shop.act('hr', 'open-period', { periodId: november })
})
afterAll(() => shop.stop())

test('two hundred commands over a broken network: each counts exactly once, in each one\'s order, as the model says', async () => {
  const phones = reporters.map((id, index) => new Reporter(id, 20_261_126 + index))
  for (const [day, count] of days) {
    shop.at(beijing(`${day} 09:00`))
    for (const [index, phone] of phones.entries()) {
      const further = day === '2026-11-04' && index < furtherOnes ? 1 : 0
      for (let made = 0; made < count + further; made += 1) phone.capture()
    }
    await untilEmpty(phones)
  }
  await Promise.all(underWay)
  expect(lateFailures).toEqual([])

  const incidents = await shop.list('incidents')
  expect(incidents).toHaveLength(200)
  for (const phone of phones) {
    const mine = incidents.filter(({ reporterId }) => reporterId === phone.id).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    expect(mine.map(({ note }) => note)).toEqual(mine.map((_, index) => `${phone.id} ${index + 1}`))
  }
  const { inputs } = await shop.read('sheets', sheetId)
  expect(inputs.incidents).toHaveLength(200)
  // The model: who made the n-th logged one violation or two of the kind whose turn it was.
  const expected = Object.fromEntries(kinds.map((kind) => [kind, 0]))
  for (const [index] of phones.entries()) {
    for (let made = 1; made <= 28 + (index < furtherOnes ? 1 : 0); made += 1) expected[kinds[made % kinds.length] ?? ''] = (expected[kinds[made % kinds.length] ?? ''] ?? 0) + 1 + made % 2
  }
  const counted = Object.fromEntries(kinds.map((kind) => [kind, (inputs.incidents ?? []).filter((incident) => incident.kind === kind).reduce((sum, { quantity }) => sum + Number(quantity), 0)]))
  expect(counted).toEqual(expected)
  expect(await brokenInvariants(shop)).toEqual([])
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(10)
})

/** Waits until every phone has sent everything; an entry that stepped aside would never go and is told at once. */
async function untilEmpty(phones: readonly Reporter[]): Promise<void> {
  for (;;) {
    const left = phones.flatMap((phone) => phone.store.list(phone.id))
    const aside = left.filter(({ state }) => state === 'refused')
    if (aside.length > 0) throw new Error(`refused: ${JSON.stringify(aside[0])}`)
    if (left.length === 0) return
    await new Promise((resolve) => { setTimeout(resolve, 10) })
  }
}
