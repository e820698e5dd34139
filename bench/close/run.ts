import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallReply } from '@shared/contract/call'
import { leadFinder } from '@shared/people/lead-finder'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { startLocalCloud, type LocalCloud } from '../../local'
import type { DocumentChange } from '../../local/store/commit'
import { prepareDataFolder } from '../../local/store/data-folder'
import { SqliteJournal } from '../../local/store/sqlite-journal'
import type { StoredDocument } from '../../local/store/stored-value'
import { companyOf, filled, periodId, signed, workerIdOf } from './company'
import { CloseInstance } from './instance'

const instanceCount = 2
const idleReads = 40
const pauseMs = 50
/** In one commit of the harness; the function never writes so. */
const seedBatch = 2_000

export interface StageResult {
  readonly name: string
  readonly seconds: number
  /** CPU seconds of the local cloud and of the function's instances together: a busy machine hardly counts. */
  readonly cpuSeconds: number
}

export interface SizeResult {
  readonly count: number
  readonly stages: readonly StageResult[]
  readonly peakMb: number
  readonly longestSliceMs: number
  readonly scoringShare: number
  readonly idleReadMs: number
  readonly busyReadMs: number
  readonly faults: readonly string[]
}

interface Bench {
  readonly projectDir: string
  readonly dataDir: string
  readonly instances: CloseInstance[]
}

/** Writes documents straight into the data folder while no cloud holds it. */
function write(dataDir: string, changesOf: (stored: ReadonlyMap<string, readonly StoredDocument[]>) => Iterable<DocumentChange>): void {
  const journal = SqliteJournal.open(dataDir)
  let changes: DocumentChange[] = []
  const flush = () => {
    journal.append([{ number: 0, changes }])
    changes = []
  }
  for (const change of changesOf(journal.load().collections)) {
    changes.push(change)
    if (changes.length >= seedBatch) flush()
  }
  flush()
  journal.close()
}

async function withCloud<Result>({ projectDir, dataDir }: Bench, now: string, work: (cloud: LocalCloud) => Promise<Result>): Promise<Result> {
  const cloud = await startLocalCloud({ projectDir, dataDir, poolSizes: { api: 1, close: 1 }, warm: true, log: () => undefined })
  try {
    cloud.setClockUnchecked(now)
    return await work(cloud)
  } finally {
    await cloud.close()
  }
}

/** Instances work until nothing is due; answers how long that took. */
async function stage(bench: Bench, cloud: LocalCloud, name: string, now: string): Promise<StageResult> {
  const instances = Array.from({ length: instanceCount }, () => new CloseInstance(bench.projectDir, cloud, Date.parse(now)))
  bench.instances.push(...instances)
  const begin = performance.now()
  const cpu = process.cpuUsage()
  await Promise.all(instances.map((instance) => instance.work()))
  const { user, system } = process.cpuUsage(cpu)
  for (const instance of instances) instance.stop()
  const cpuSeconds = (user + system) / 1e6 + instances.reduce((sum, { cpuMs }) => sum + cpuMs / 1_000, 0)
  return { name, seconds: (performance.now() - begin) / 1_000, cpuSeconds }
}

async function readMs(cloud: LocalCloud, index: number): Promise<number> {
  const begin = performance.now()
  const reply = await cloud.call('api', { action: 'read-home', input: {} }, { openid: `wx-${workerIdOf(index)}` }) as CallReply
  if (!reply.ok) throw new Error(`read-home: ${reply.refusal.code}`)
  return performance.now() - begin
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const pause = () => new Promise((resolve) => { setTimeout(resolve, pauseMs) })

/** Closes a month of that many sheets from their making to their batches. */
export async function closeMonth(projectDir: string, count: number, say: (line: string) => void): Promise<SizeResult> {
  const bench: Bench = { projectDir, dataDir: mkdtempSync(join(tmpdir(), 'shifu-bench-')), instances: [] }
  try {
    return await close(bench, count, say)
  } finally {
    for (const instance of bench.instances) instance.stop()
    rmSync(bench.dataDir, { recursive: true })
  }
}

async function close(bench: Bench, count: number, say: (line: string) => void): Promise<SizeResult> {
  const { dataDir } = bench
  prepareDataFolder(dataDir)
  await withCloud(bench, '2026-11-02T01:00:00.000Z', () => Promise.resolve())
  write(dataDir, function* () { for (const [collection, after] of companyOf(count)) yield { collection, id: after._id, before: null, after } })
  say(`${count}: seeded`)
  const making = await withCloud(bench, '2026-11-02T01:00:00.000Z', (cloud) => stage(bench, cloud, 'make the sheets', '2026-11-02T01:00:00.000Z'))
  say(`${count}: made in ${making.seconds.toFixed(1)} s`)

  let scoringMs = 0
  write(dataDir, function* (stored) {
    for (const [index, before] of (stored.get('sheets') ?? []).entries()) {
      const after = filled(before as unknown as Sheet, index)
      const begin = performance.now()
      scoreSheet(installServiceCard, after.inputs)
      scoringMs += performance.now() - begin
      yield { collection: 'sheets', id: before._id, before, after: JSON.parse(JSON.stringify(after)) as StoredDocument }
    }
  })
  const closing = '2026-12-06T01:00:00.000Z'
  const idle: number[] = []
  const busy: number[] = []
  const freezing = await withCloud(bench, closing, async (cloud) => {
    for (let index = 0; index < idleReads; index += 1) {
      idle.push(await readMs(cloud, (index * 17) % count))
      await pause()
    }
    const state = { isOver: false }
    const reading = (async () => {
      while (!state.isOver) {
        busy.push(await readMs(cloud, (busy.length * 17) % count))
        await pause()
      }
    })()
    const result = await stage(bench, cloud, 'cut, freeze, route', closing)
    state.isOver = true
    await reading
    return result
  })
  say(`${count}: frozen in ${freezing.seconds.toFixed(1)} s`)

  const sealing = '2026-12-06T02:00:00.000Z'
  write(dataDir, function* (stored) {
    const leadsOf = leadFinder((stored.get('people') ?? []).map((one) => one as unknown as Person).filter(({ isLead }) => isLead))
    const templateHash = (stored.get('templates') ?? [])[0]?.['hash'] as string
    for (const before of stored.get('sheets') ?? []) {
      const sheet = before as unknown as Sheet
      const after = signed(sheet, { template: installServiceCard, templateHash, leads: leadsOf(sheet), now: sealing, hashOf, signatureDays: 3 })
      yield { collection: 'sheets', id: before._id, before, after: JSON.parse(JSON.stringify(after)) as StoredDocument }
    }
  })
  const batches = await withCloud(bench, sealing, (cloud) => stage(bench, cloud, 'seal in batches, end the month', sealing))
  say(`${count}: sealed in ${batches.seconds.toFixed(1)} s`)
  const idleTick = await withCloud(bench, sealing, (cloud) => stage(bench, cloud, 'a strike with nothing due', sealing))
  const stages = [making, freezing, batches, idleTick]
  const seconds = stages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)
  return {
    count, stages, peakMb: Math.max(...bench.instances.map(({ peakKb }) => peakKb)) / 1024, longestSliceMs: Math.max(...bench.instances.map(({ longestMs }) => longestMs)),
    // Each sheet is scored when it is made and when it freezes.
    scoringShare: (2 * scoringMs) / 1_000 / seconds, idleReadMs: median(idle), busyReadMs: median(busy), faults: faultsOf(dataDir, count),
  }
}

/** What is not as it must be at the end of the month. */
function faultsOf(dataDir: string, count: number): string[] {
  const faults: string[] = []
  const journal = SqliteJournal.open(dataDir)
  const { collections } = journal.load()
  journal.close()
  const sheets = (collections.get('sheets') ?? []).map((one) => one as unknown as Sheet)
  const period = (collections.get('periods') ?? []).find(({ _id }) => _id === periodId)
  const entries = (collections.get('batches') ?? []).flatMap((batch) => batch['entries'] as unknown as { kind: string; id: string }[])
  if (sheets.length !== count) faults.push(`${sheets.length} sheets`)
  if (sheets.some(({ state, seal, freeze }) => state !== 'sealed' || seal === null || freeze?.no !== 1)) faults.push('sheets that are not sealed once')
  if (entries.length !== count || new Set(entries.map(({ id }) => id)).size !== count) faults.push(`${entries.length} sealed records`)
  if (period?.['state'] !== 'closed') faults.push('the month is not closed')
  return faults
}
