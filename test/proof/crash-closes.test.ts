import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionInput, ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import type { Sheet } from '@shared/appraisal/sheet'
import { verifyRecords } from '@shared/verify/verify-records'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { onCard, openidOf, people, person } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { buildIfStale } from '../local/test-cloud'
import { CloudProcess, ProcessGoneError } from './cloud-process'
import { brokenInvariants } from './invariants'

// Whole closes with people at work, each cut off by kill -9 at moments that the seed chooses, and gone on with after a restart. The long run:
// npm run proof:crash [-- --closes 200 --sheets 40 --seed 20261126]; npm test does a few small ones.

const closes = Number(process.env['CRASH_CLOSES'] ?? 2)
const sheetCount = Number(process.env['CRASH_SHEETS'] ?? 4)
const seed = Number(process.env['CRASH_SEED'] ?? 20_261_126)
const maximumKills = 3

const november = '2026-11'
const crew = Array.from({ length: sheetCount }, (_, index) => `crew-${String(index).padStart(2, '0')}`)
const metricIds = ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction'] as const
const counts = { kills: 0, acknowledged: 0, unanswered: 0, doubled: 0 }
let folder: string
let prepared: string
/** How long a close takes that nobody disturbs: kills are spread over it. */
let wholeMs = 0

/** Numbers below 1 that depend on nothing but the seed (mulberry32). */
function chance(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const rateOf = (index: number): string => String(80 + (index * 7) % 20)

/** A month at its end: metrics are in, every other sheet has incidents, ratings are still to be given. */
beforeAll(async () => {
  buildIfStale('functions', 'local')
  folder = mkdtempSync(join(tmpdir(), 'shifu-closes-'))
  prepared = join(folder, 'prepared')
  const shop = new Shop(await CloudProcess.start(prepared), 'prepare')
  await shop.begin(beijing('2026-11-30 08:00'), [
    ...people.map((one) => ({ ...one, assignments: [] })),
    ...crew.map((id) => person(id, id, [{ role: 'installer', stores: ['s-a'] }], { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00') })),
  ])
  await shop.database.collection('metrics').add(metricIds.flatMap((metricId) => crew.map((scopeId, index) => ({
    _id: `${november}:${metricId}:employee:${scopeId}`, periodId: november, metricId, scope: 'employee', scopeId, storeId: 's-a', value: { value: rateOf(index) }, source: '', recordedBy: 'hr', recordedByName: '周人事', recordedAt: beijing('2026-11-29 08:00'), rev: 1,
  }))))
  await shop.act('hr', 'open-period', { periodId: november })
  while (!(await shop.read('periods', november)).sheetsMade) await shop.close()
  for (const employeeId of crew.filter((_, index) => index % 2 === 0)) {
    await shop.act('lead-a1', 'log-incident', { employeeId, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-30 07:00'), note: '', orderNo: null })
  }
  await shop.stop()
  const startedAt = performance.now()
  await new Close('whole', chance(seed), 0).run()
  wholeMs = performance.now() - startedAt
}, 300_000)
afterAll(() => { rmSync(folder, { recursive: true }) })

interface Sent { readonly by: string; readonly action: ActionName; readonly input: unknown; readonly commandId: string }

/** One close from the due days to the workers' signatures, over as many lives of the process as the kills make. */
class Close {
  private shop: Shop<CloudProcess> | null = null
  private lives = 0
  private readonly acknowledged = new Map<string, { readonly sent: Sent; readonly output: unknown }>()

  constructor(private readonly name: string, private readonly random: () => number, private readonly kills: number) {}

  async run(): Promise<void> {
    cpSync(prepared, join(folder, this.name), { recursive: true })
    for (let kill = 0; kill < this.kills; kill += 1) {
      const delayMs = this.random() * wholeMs * 0.6
      const isOver = await this.live(delayMs)
      if (isOver) break
    }
    while (!await this.live(null)) continue
    rmSync(join(folder, this.name), { recursive: true })
  }

  /** One life of the process: everybody works until all is done (true) or it is killed (false). */
  private async live(killAfterMs: number | null): Promise<boolean> {
    const cloud = await CloudProcess.start(join(folder, this.name))
    const shop = new Shop(cloud, `${this.name}-${this.lives}`)
    this.shop = shop
    // Leases of those that were killed end by themselves within the minute.
    shop.at(new Date(Date.parse(beijing('2026-12-06 00:05')) + this.lives * 120_000).toISOString())
    this.lives += 1
    if (this.lives > 1) expect(await brokenInvariants(shop)).toEqual([])
    const timer = killAfterMs === null ? null : setTimeout(() => {
      counts.kills += 1
      void cloud.close()
    }, killAfterMs)
    try {
      const state = { isOver: false }
      const ended = await Promise.allSettled([this.strike(state), ...[0, 1, 2].map((lane) => this.work(lane, state))].map((hand) => hand.finally(() => { state.isOver = true })))
      for (const end of ended) if (end.status === 'rejected') throw end.reason
      if (timer !== null) clearTimeout(timer)
      await this.check()
      return true
    } catch (failure) {
      if (!(failure instanceof ProcessGoneError) && !isCutOff(failure)) throw failure
      return false
    } finally {
      if (timer !== null) clearTimeout(timer)
      await cloud.close()
    }
  }

  private get open(): Shop<CloudProcess> {
    if (this.shop === null) throw new Error('no cloud')
    return this.shop
  }

  /** The timer, again and again, until the month is closed and every answer is in a batch. */
  private async strike(state: { isOver: boolean }): Promise<void> {
    while (!state.isOver) {
      await this.open.close()
      const period = await this.open.read('periods', november)
      // One read: between two of them somebody could sign what the first had not seen.
      const sheets = await this.open.list('sheets')
      state.isOver = period.state === 'closed' && sheets.every(({ sealedAt, witnessDueAt, signature }) => sealedAt !== null && witnessDueAt === null && signature?.state === 'signed')
    }
  }

  /** A third of the sheets: whoever must act next does, and a supervisor goes on logging; now and then a command is sent twice. */
  private async work(lane: number, state: { isOver: boolean }): Promise<void> {
    const mine = crew.filter((_, index) => index % 3 === lane)
    for (const employeeId of mine) {
      const late: Sent = { by: 'lead-a1', action: 'log-incident', commandId: `late-${employeeId}`, input: { employeeId, kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-30 09:00'), note: `late ${employeeId}`, orderNo: null } satisfies ActionInput<'log-incident'> }
      // As the phone's queue does it: told that everybody is busy, it sends the same again.
      while (!this.acknowledged.has(late.commandId)) await this.send(late)
    }
    while (!state.isOver) {
      let isIdle = true
      for (const employeeId of mine) {
        const next = nextOn(await this.open.read('sheets', sheetIdOf(november, employeeId)), crew.indexOf(employeeId))
        if (next === null || this.acknowledged.has(next.commandId)) continue
        isIdle = false
        await this.send(next)
      }
      if (isIdle) await new Promise((resolve) => { setTimeout(resolve, 5) })
    }
  }

  private async send(sent: Sent): Promise<void> {
    const known = this.acknowledged.get(sent.commandId)
    if (known !== undefined) return
    counts.unanswered += 1
    const call = async () => await this.open.cloud.call('api', { action: sent.action, input: sent.input, commandId: sent.commandId }, { openid: openidOf(sent.by) }) as CallReply
    const reply = await call()
    counts.unanswered -= 1
    if (!reply.ok) {
      // The close was first, or everybody was busy: what to do next is seen on the sheet.
      if (['busy', 'content-changed', 'wrong-state', 'already-done'].includes(reply.refusal.code)) return
      throw new Error(`${sent.action}: ${reply.refusal.code} ${reply.refusal.message}`)
    }
    counts.acknowledged += 1
    this.acknowledged.set(sent.commandId, { sent, output: reply.output })
    if (this.random() < 0.2) {
      counts.doubled += 1
      expect(await call()).toMatchObject({ ok: true, output: reply.output })
    }
  }

  /** What must hold at the end of every close. */
  private async check(): Promise<void> {
    const shop = this.open
    expect(await brokenInvariants(shop)).toEqual([])
    const sheets = await shop.list('sheets')
    expect(sheets.map(({ _id }) => _id)).toEqual(crew.map((id) => sheetIdOf(november, id)))
    for (const [index, sheet] of sheets.entries()) {
      const model = scoreSheet(installServiceCard, { ...sheet.inputs, ratings: [ratingOf(index)], metrics: Object.fromEntries(metricIds.map((id) => [id, { value: rateOf(index) }])) })
      expect([sheet._id, sheet.scorecard.total, sheet.scorecard.pay]).toEqual([sheet._id, model.total, model.pay])
      expect(sheet.inputs.incidents ?? []).toHaveLength(index % 2 === 0 ? 1 : 0)
    }
    const batches = await shop.list('batches')
    const entries = batches.flatMap((batch) => batch.entries.map(({ kind, id }) => `${kind} ${id}`)).sort()
    expect(entries).toEqual(sheets.flatMap(({ _id }) => [`sheet ${_id}`, `signature ${_id}`]).sort())
    const notes = (await shop.list('incidents')).map(({ note }) => note).filter((note) => note !== '').sort()
    expect(notes).toEqual(crew.map((id) => `late ${id}`).sort())
    const commands = new Set((await shop.list('commands')).map(({ _id }) => _id))
    for (const { sent } of this.acknowledged.values()) expect(commands.has(`${sent.by}:${sent.commandId}`)).toBe(true)
    for (const { sent, output } of this.acknowledged.values()) {
      expect(await shop.cloud.call('api', { action: sent.action, input: sent.input, commandId: sent.commandId }, { openid: openidOf(sent.by) })).toMatchObject({ ok: true, output })
    }
    const report = verifyRecords({
      sheets, batches, corrections: await shop.list('corrections'), templates: await shop.list('templates'), incidents: await shop.list('incidents'), periods: await shop.list('periods'), people: await shop.list('people'),
    }, [], hashOf)
    expect(report.findings).toEqual([])
    expect(report.counts).toMatchObject({ sealedSheets: crew.length, waiting: 0 })
  }
}

const ratingOf = (index: number) => ({ item: 'sales-coordination', role: 'sales-manager', points: String(5 + (index % 5)), comment: '' })

/** Who must act next on the sheet, and how; null while it is the close's turn. */
function nextOn(sheet: Sheet, index: number): Sent | null {
  const sheetId = sheet._id
  if ((sheet.state === 'collecting' || sheet.state === 'rating') && sheet.ratedBy.length === 0) {
    const { item, points, comment } = ratingOf(index)
    return { by: 'sales-a', action: 'rate-item', commandId: `rate-${sheet.employeeId}`, input: { sheetId, item, points, comment } }
  }
  if (sheet.holder !== null && sheet.contentHash !== null) {
    const action = sheet.holder.action as ActionName
    return { by: sheet.holder.personId, action, commandId: `${action}-${sheet.employeeId}`, input: { sheetId, contentHash: sheet.contentHash, comment: '' } }
  }
  if (sheet.signature?.state === 'waiting') return { by: sheet.employeeId, action: 'sign-sheet', commandId: `sign-${sheet.employeeId}`, input: { sheetId, contentHash: sheet.contentHash, answer: 'signed', reason: '' } }
  return null
}

/** The connection broke with the process: also what the test reads by itself goes that way. */
function isCutOff(failure: unknown): boolean {
  // Not by its class: what Node itself throws is of another realm than the test's.
  const { message, code } = (failure ?? {}) as { message?: unknown; code?: unknown }
  return /ECONNREFUSED|ECONNRESET|socket hang up|EPIPE|the process is gone/i.test(`${String(message)} ${String(code)}`)
}

test(`${closes} closes of ${sheetCount} sheets, killed at random moments: closed once, each sheet once, nothing acknowledged lost (seed ${seed})`, async () => {
  for (let close = 0; close < closes; close += 1) {
    const random = chance(seed + close)
    await new Close(`close-${close}`, random, 1 + Math.floor(random() * maximumKills)).run()
    if (process.env['CRASH_SHOW'] !== undefined) process.stderr.write(`${close + 1} closes, ${counts.kills} kills, ${counts.acknowledged} acknowledged, ${counts.unanswered} unanswered, ${counts.doubled} doubled\n`)
  }
  expect(counts.kills).toBeGreaterThanOrEqual(closes / 2)
}, 24 * 3_600_000)
