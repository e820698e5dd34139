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
import { prepareDataFolder } from '../../local/store/data-folder'
import { SqliteJournal } from '../../local/store/sqlite-journal'
import type { StoredDocument } from '../../local/store/stored-value'
import { companyOf, filled, periodId, signed, workerIdOf } from './company'
import { documentsOf, write } from './data-folder'
import { CloseInstance } from './instance'

const instanceCount = 2
const idleReads = 40
const pauseMs = 50
const sayEveryMs = 15_000

export interface StageResult {
  readonly name: string
  readonly seconds: number
  /** CPU seconds of the local cloud and of the function's instances together: a busy machine hardly counts. */
  readonly cpuSeconds: number
  /** Requests of the functions to the database: what does not depend on the machine. */
  readonly requests: number
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

interface Run {
  readonly bench: Bench
  readonly count: number
  readonly say: (line: string) => void
}

interface Bench {
  readonly projectDir: string
  readonly dataDir: string
  readonly instances: CloseInstance[]
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
async function stage({ bench, say, count }: Run, cloud: LocalCloud, name: string, now: string): Promise<StageResult> {
  const instances = Array.from({ length: instanceCount }, () => new CloseInstance(bench.projectDir, cloud, Date.parse(now)))
  bench.instances.push(...instances)
  const begin = performance.now()
  const secondsSince = () => (performance.now() - begin) / 1_000
  const requestsBefore = cloud.requestCount()
  const cpu = process.cpuUsage()
  const progress = setInterval(() => { say(`${count}: ${name}, ${secondsSince().toFixed(0)} s, ${cloud.requestCount() - requestsBefore} requests`) }, sayEveryMs)
  await Promise.all(instances.map((instance) => instance.work()))
  clearInterval(progress)
  const { user, system } = process.cpuUsage(cpu)
  for (const instance of instances) instance.stop()
  const cpuSeconds = (user + system) / 1e6 + instances.reduce((sum, { cpuMs }) => sum + cpuMs / 1_000, 0)
  return { name, seconds: secondsSince(), cpuSeconds, requests: cloud.requestCount() - requestsBefore }
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
    return await close({ bench, count, say })
  } finally {
    for (const instance of bench.instances) instance.stop()
    rmSync(bench.dataDir, { recursive: true })
  }
}

async function close(run: Run): Promise<SizeResult> {
  const { bench, count, say } = run
  const { dataDir } = bench
  prepareDataFolder(dataDir)
  await withCloud(bench, '2026-11-02T01:00:00.000Z', () => Promise.resolve())
  await write(dataDir, function* () { for (const [collection, after] of companyOf(count)) yield { collection, id: after._id, before: null, after } })
  say(`${count}: seeded`)
  const making = await withCloud(bench, '2026-11-02T01:00:00.000Z', (cloud) => stage(run, cloud, 'make the sheets', '2026-11-02T01:00:00.000Z'))
  say(`${count}: made in ${making.seconds.toFixed(1)} s`)

  let scoringMs = 0
  await write(dataDir, function* (journal) {
    let index = 0
    for (const before of documentsOf(journal, 'sheets')) {
      const after = filled(before as unknown as Sheet, index)
      index += 1
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
    const result = await stage(run, cloud, 'cut, freeze, route', closing)
    state.isOver = true
    await reading
    return result
  })
  say(`${count}: frozen in ${freezing.seconds.toFixed(1)} s`)

  const sealing = '2026-12-06T02:00:00.000Z'
  await write(dataDir, function* (journal) {
    const leadsOf = leadFinder([...documentsOf(journal, 'people')].map((one) => one as unknown as Person).filter(({ isLead }) => isLead))
    const templateHash = journal.page('templates', '', 1)[0]?.['hash'] as string
    for (const before of documentsOf(journal, 'sheets')) {
      const sheet = before as unknown as Sheet
      const after = signed(sheet, { template: installServiceCard, templateHash, leads: leadsOf(sheet), now: sealing, hashOf, signatureDays: 3 })
      yield { collection: 'sheets', id: before._id, before, after: JSON.parse(JSON.stringify(after)) as StoredDocument }
    }
  })
  const batches = await withCloud(bench, sealing, (cloud) => stage(run, cloud, 'seal in batches, end the month', sealing))
  say(`${count}: sealed in ${batches.seconds.toFixed(1)} s`)
  const idleTick = await withCloud(bench, sealing, (cloud) => stage(run, cloud, 'a strike with nothing due', sealing))
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
  let sheets = 0
  let unsealed = 0
  for (const one of documentsOf(journal, 'sheets')) {
    const { state, seal, freeze } = one as unknown as Sheet
    sheets += 1
    if (state !== 'sealed' || seal === null || freeze?.no !== 1) unsealed += 1
  }
  const entries: string[] = []
  for (const batch of documentsOf(journal, 'batches')) entries.push(...(batch['entries'] as unknown as { id: string }[]).map(({ id }) => id))
  const [period] = [...documentsOf(journal, 'periods')].filter(({ _id }) => _id === periodId)
  journal.close()
  if (sheets !== count) faults.push(`${sheets} sheets`)
  if (unsealed > 0) faults.push(`${unsealed} sheets that are not sealed once`)
  if (entries.length !== count || new Set(entries).size !== count) faults.push(`${entries.length} sealed records`)
  if (period?.['state'] !== 'closed') faults.push('the month is not closed')
  return faults
}
