import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallReply } from '@shared/contract/call'
import { startLocalCloud, type LocalCloud } from '../../local'
import { prepareDataFolder } from '../../local/store/data-folder'
import { periodId, workerIdOf } from '../close/company'
import { write } from '../close/data-folder'
import { FunctionInstance } from '../close/instance'
import { monthEnd, monthOf } from './month'

/** As the platform cuts a call off. */
const limitMs = 20_000

/** What people ask at a month's end, and who. */
const questions = [
  ['hr', 'read-period', { periodId }], ['hr', 'list-team', { periodId }], ['m-0', 'list-team', { periodId }], ['hr', 'list-metrics', { periodId }], ['hr', 'list-tasks', {}], ['gm-1', 'list-tasks', {}], ['hr', 'read-pay-list', { periodId }],
  ['hr', 'export-table scores', { kind: 'scores', periodId }], ['hr', 'export-table incidents', { kind: 'incidents', periodId }], ['hr', 'export-table pay', { kind: 'pay', periodId }],
  [workerIdOf(7), 'read-home', {}], ['l-0', 'log-incident', { employeeId: workerIdOf(3), kind: 'tool-violation', quantity: 1, occurredAt: monthEnd, note: '', orderNo: 'NO-1' }],
] as const

export interface ReadResult {
  readonly asked: string
  readonly count: number
  readonly seconds: number
  /** Requests to the database and the storage. */
  readonly requests: number
  readonly peakMb: number
  readonly answerBytes: number
  /** Why there was no answer; null where there was one. */
  readonly fault: string | null
}

/** One question to a function in a new process, after a first call that warms it up. */
async function ask(projectDir: string, cloud: LocalCloud, [who, name, input]: (typeof questions)[number], count: number): Promise<ReadResult> {
  const instance = new FunctionInstance(projectDir, cloud, 'api', Date.parse(monthEnd))
  const context = { time_limit_in_ms: limitMs, environment: { TCB_CONTEXT_KEYS: 'TCB_SOURCE', TCB_SOURCE: 'wx_client', WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: `wx-${who}` } }
  const [action = name] = name.split(' ')
  const asked = `${name} (${who.split('-')[0] ?? who})`
  try {
    await instance.call({ action: 'read-me', input: {} }, context)
    const before = cloud.requestCount()
    const { result, ms } = await instance.call({ action, input, commandId: `bench-${count}-${name.replace(/ /g, '-')}` }, context)
    const reply = result as CallReply
    const answerBytes = Buffer.byteLength(JSON.stringify(reply))
    return { asked, count, seconds: ms / 1_000, requests: cloud.requestCount() - before, peakMb: instance.peakKb / 1024, answerBytes, fault: reply.ok ? null : reply.refusal.code }
  } catch (failure) {
    return { asked, count, seconds: 0, requests: 0, peakMb: instance.peakKb / 1024, answerBytes: 0, fault: failure instanceof Error ? failure.message : String(failure) }
  } finally {
    instance.stop()
  }
}

/** Asks each question of a company of that size at its month's end. */
export async function readMonth(projectDir: string, count: number, say: (line: string) => void): Promise<ReadResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shifu-bench-'))
  try {
    prepareDataFolder(dataDir)
    const options = { projectDir, dataDir, poolSizes: { api: 1, close: 1 }, warm: false, log: () => undefined }
    await (await startLocalCloud(options)).close()
    await write(dataDir, function* () { for (const [collection, after] of monthOf(count)) yield { collection, id: after._id, before: null, after } })
    say(`${count}: seeded`)
    const cloud = await startLocalCloud(options)
    cloud.setClockUnchecked(monthEnd)
    const results: ReadResult[] = []
    for (const question of questions) results.push(await ask(projectDir, cloud, question, count))
    await cloud.close()
    return results
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}
