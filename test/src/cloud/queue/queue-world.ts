import type { AppRefusal } from '../../../../src/cloud/call'
import { NoAnswerError } from '../../../../src/cloud/no-answer-error'
import { QueueRunner, type DisputeOutput, type LogOutput, type QueuePorts, type Reply } from '../../../../src/cloud/queue/queue-runner'
import { QueueStore } from '../../../../src/cloud/queue/queue-store'
import type { Queued, QueuedDispute, QueuedLog, QueuedPhoto } from '../../../../src/cloud/queue/queued'

/** What may happen to one request between the phone and the cloud. `killed`: the app is ended while the request is on its way; it arrives or not. */
export const faults = ['none', 'request lost', 'reply lost', 'doubled', 'busy', 'broken', 'killed before', 'killed after'] as const
export type Fault = (typeof faults)[number]

export const now = '2026-11-24T08:00:00.000Z'
export const me = 'p-zhao'

/** An entry as the page makes it. `orderNo` marks the ones that the server refuses. */
export function entryOf(name: string, seq: number, photos = 0, change: Partial<QueuedLog> = {}): QueuedLog {
  return {
    commandId: name, seq, action: 'log-incident', input: { employeeId: 'p-li', kind: 'tool-violation', quantity: 1, occurredAt: now, note: name, orderNo: null },
    words: { name: '李大勇', what: '工具违规', points: '−1 分', isGood: false },
    photos: Array.from({ length: photos }, (_, index): QueuedPhoto => ({ sha256: `${name}-photo-${index}`, sizeBytes: 1_000, type: 'image/jpeg', takenAt: now, state: 'waiting', fileId: null })),
    state: 'waiting', isTried: false, recordId: null, refusal: null, unclear: 0, clock: null, ...change,
  }
}

/** A dispute as its popup makes it, about the incident of the same name. */
export function disputeOf(name: string, seq: number, photos = 0): QueuedDispute {
  const { clock: _clock, ...entry } = entryOf(name, seq, photos)
  return { ...entry, action: 'dispute-incident', input: { incidentId: `inc-${name}`, reason: '我当天不在现场' }, words: { name: '异议', what: '工具违规', points: '待提出', isGood: true } }
}

const never = new Promise<never>(() => undefined)

/** A phone's storage and a server, with a network between them that does as it is told. Apps come and go; both of these stay. */
export class QueueWorld {
  readonly kept = new Map<string, string>()
  readonly store = new QueueStore({
    keys: () => [...this.kept.keys()], read: (key) => this.kept.get(key) ?? '',
    write: (key, value) => { this.kept.set(key, value) }, remove: (key) => { this.kept.delete(key) },
  })
  /** Effects on the server, in the order in which they came about. */
  readonly incidents: string[] = []
  readonly disputes: string[] = []
  readonly photos: string[] = []
  readonly uploads: string[] = []
  readonly released: string[] = []
  readonly refusals = new Map<string, AppRefusal>()
  owner: string | null = me
  caller: string | null = me
  aheadMs = 0
  /** What happens to the next requests; afterwards the network is well. */
  faults: Fault[] = []
  private readonly timers = new Set<() => void>()
  private lock: Promise<unknown> = Promise.resolve()
  private readonly done = new Map<string, unknown>()

  /** The app is opened: a new one, which knows only what the storage holds. */
  open(change: Partial<QueuePorts> = {}): QueueRunner {
    return new QueueRunner(this.store, {
      owner: () => this.owner,
      meet: () => this.answer(() => this.caller),
      send: (entry) => this.command<LogOutput | DisputeOutput>(entry.commandId, () => {
        const refusal = this.refusals.get(entry.commandId)
        if (refusal !== undefined) return { ok: false as const, refusal }
        if (entry.action === 'dispute-incident') {
          this.disputes.push(entry.input.incidentId)
          return { ok: true as const, output: { incidentId: entry.input.incidentId, state: 'disputed' as const } }
        }
        this.incidents.push(entry.commandId)
        return { ok: true as const, output: { incidentId: `inc-${entry.commandId}`, sheetId: null, periodId: '2026-11', state: 'logged' as const, isLikeAnother: false } }
      }),
      upload: (_entry, { sha256 }) => this.answer<Reply<{ fileId: string }>>(() => {
        this.uploads.push(sha256)
        return { ok: true, output: { fileId: `cloud://evidence/${sha256}` } }
      }),
      attach: (entry, { sha256 }) => this.command(`${entry.commandId}:${sha256}`, () => {
        this.photos.push(sha256)
        return { ok: true as const, output: {} }
      }),
      release: (photos) => { this.released.push(...photos.map(({ sha256 }) => sha256)) },
      alone: async (_name, work) => {
        const turn = this.lock.then(work)
        this.lock = turn.catch(() => undefined)
        await turn
      },
      later: (_ms, work) => {
        this.timers.add(work)
        return () => { this.timers.delete(work) }
      },
      aheadMs: () => this.aheadMs, now: () => now, random: () => 0.5,
      ...change,
    })
  }

  /** Everything that was to be done later is done now. */
  async passTime(): Promise<void> {
    const due = [...this.timers]
    this.timers.clear()
    for (const work of due) work()
    await breath()
  }

  /** The app is ended: whatever it had under way goes on nowhere. */
  kill(): void {
    this.timers.clear()
    this.lock = Promise.resolve()
  }

  entries(): readonly Queued[] {
    return this.store.list(me)
  }

  /** The server keeps its first answer to each command. */
  private command<Output>(id: string, effect: () => Reply<Output>): Promise<Reply<Output>> {
    return this.answer<Reply<Output>>(() => {
      if (!this.done.has(id)) this.done.set(id, effect())
      return this.done.get(id) as Reply<Output>
    }, { ok: false, refusal: { code: 'busy', message: '' } }, { ok: false, refusal: { code: 'internal', message: '系统异常' } })
  }

  private async answer<Output>(effect: () => Output, busy?: Output, broken?: Output): Promise<Output> {
    await Promise.resolve()
    const fault = this.faults.shift() ?? 'none'
    switch (fault) {
      case 'none': return effect()
      case 'doubled':
        effect()
        return effect()
      case 'request lost': throw new NoAnswerError(fault)
      case 'reply lost':
        effect()
        throw new NoAnswerError(fault)
      case 'busy':
        if (busy === undefined) throw new NoAnswerError(fault)
        return busy
      case 'broken':
        if (broken === undefined) throw new NoAnswerError(fault)
        return broken
      case 'killed before': return await never
      case 'killed after':
        effect()
        return await never
    }
  }
}

/** Lets everything that can go on without time passing go on. */
export async function breath(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => { setImmediate(resolve) })
}
