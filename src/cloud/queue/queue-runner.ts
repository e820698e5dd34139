import type { ActionOutput } from '@shared/contract/actions'
import type { AppRefusal } from '../call'
import { NoAnswerError } from '../no-answer-error'
import { attached, nextStep, photoRefused, refused, sent, tried, unclear, uploaded, type Queued, type QueuedPhoto, type QueueStep } from './queued'
import type { QueueStore } from './queue-store'

export type LogOutput = ActionOutput<'log-incident'>
export type DisputeOutput = ActionOutput<'dispute-incident'>
export type SelfScoreOutput = ActionOutput<'submit-self-score'>
/** A reply as the app takes it. */
export type Reply<Output> = { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly refusal: AppRefusal }

/** What the queue needs of the world. Whatever gets no answer throws NoAnswerError. */
export interface QueuePorts {
  /** Who acts on this phone now; null while nobody is known. */
  owner(): string | null
  /** Asks the server who is calling, by which its clock becomes known too; null for nobody. */
  meet(): Promise<string | null>
  send(entry: Queued): Promise<Reply<LogOutput | DisputeOutput | SelfScoreOutput>>
  /** Puts a photo's bytes into the cloud's storage. */
  upload(entry: Queued, photo: QueuedPhoto): Promise<Reply<{ readonly fileId: string }>>
  attach(entry: Queued, photo: QueuedPhoto): Promise<Reply<unknown>>
  /** Photos of an entry that is gone: their bytes may be removed where no other entry has them. */
  release(photos: readonly QueuedPhoto[]): void
  /** Does the work while no other tab does it. */
  alone(name: string, work: () => Promise<void>): Promise<void>
  /** Does something later; the answer calls it off. */
  later(ms: number, work: () => void): () => void
  aheadMs(): number
  now(): string
  random(): number
}

/** What became of an entry that was just handed in: `waiting` is on the phone and goes by itself; `elsewhere` was sent by another page. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly refusal: AppRefusal }
  | { readonly kind: 'waiting' | 'elsewhere' }

/** Pauses before the queue tries again by itself; the last one goes on. */
export const queuePausesMs: readonly number[] = [2_000, 5_000, 15_000, 45_000, 120_000, 300_000]

/** A person waits so long for the answer before the app says that the entry is kept and will go by itself. */
export const patienceMs = 6_000

/** The run can't go on for now: without network, or before somebody has signed in. */
class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** Sends what waits: one at a time, in order, each command under its own id until the server has answered for certain. */
export class QueueRunner {
  private running: Promise<void> | null = null
  private isAgain = false
  private failures = 0
  private callOff: (() => void) | null = null
  private met: string | null = null
  private readonly waiters = new Map<string, (outcome: Outcome) => void>()
  private readonly listeners = new Set<() => void>()
  private readonly answers = new Map<string, LogOutput>()

  constructor(private readonly store: QueueStore, private readonly ports: QueuePorts) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /** Something in the store was changed, here or in another tab. */
  tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** What the server answered to a logged incident since the app was opened. */
  answerTo(commandId: string): LogOutput | null {
    return this.answers.get(commandId) ?? null
  }

  /** Keeps the entry and sends it with the others; resolves when it is answered, or known to wait. */
  submit(owner: string, entry: Queued): Promise<Outcome> {
    this.store.put(owner, entry)
    this.tell()
    return new Promise((resolve) => {
      const callOff = this.ports.later(patienceMs, () => { this.settle(entry.commandId, { kind: 'waiting' }) })
      this.waiters.set(entry.commandId, (outcome) => {
        callOff()
        resolve(outcome)
      })
      void this.run()
    })
  }

  /** Takes an entry out, whatever its state. */
  discard(owner: string, commandId: string): void {
    const entry = this.store.read(owner, commandId)
    this.store.remove(owner, commandId)
    if (entry !== null) this.ports.release(entry.photos)
    this.tell()
  }

  /** Sends what waits, now: called when the app is shown, when there is a network again, and after each change. */
  run(): Promise<void> {
    if (this.running !== null) {
      this.isAgain = true
      return this.running
    }
    this.callOff?.()
    this.callOff = null
    this.running = this.runAll().finally(() => {
      this.running = null
      for (const commandId of [...this.waiters.keys()]) this.settle(commandId, this.outcomeOf(commandId))
    })
    return this.running
  }

  private async runAll(): Promise<void> {
    do {
      const owner = this.ports.owner()
      if (owner === null || nextStep(this.store.list(owner)) === null) return
      try {
        await this.ports.alone(`shifu-queue:${owner}`, () => this.runAs(owner))
        this.failures = 0
      } catch (failure) {
        if (!(failure instanceof NoAnswerError) && !(failure instanceof StoppedError)) throw failure
        this.tryLater()
        return
      }
    } while (this.takeAgain())
  }

  /** Whether it was asked to run while it ran. */
  private takeAgain(): boolean {
    const { isAgain } = this
    this.isAgain = false
    return isAgain
  }

  private async runAs(owner: string): Promise<void> {
    if (this.met !== owner) {
      this.met = await this.ports.meet()
      if (this.met !== owner) throw new StoppedError('somebody else is calling')
    }
    for (;;) {
      if (this.ports.owner() !== owner) return
      const step = nextStep(this.store.list(owner))
      if (step === null) return
      await this.take(owner, step)
      this.failures = 0
    }
  }

  private async take(owner: string, step: QueueStep): Promise<void> {
    switch (step.kind) {
      case 'send':
        await this.send(owner, step.entry)
        return
      case 'upload':
        await this.upload(owner, step.entry, step.photo)
        return
      case 'attach':
        await this.attach(owner, step.entry, step.photo)
    }
  }

  private async send(owner: string, waiting: Queued): Promise<void> {
    const entry = tried(waiting, this.ports.aheadMs(), this.ports.now())
    this.store.put(owner, entry)
    const reply = await this.ports.send(entry)
    if (reply.ok) {
      const { output } = reply
      if ('periodId' in output) this.answers.set(entry.commandId, output)
      this.keep(owner, entry, (latest) => sent(latest, 'incidentId' in output ? output.incidentId : output.sheetId))
      this.settle(entry.commandId, { kind: 'sent' })
    } else {
      this.refuse(owner, entry, reply.refusal, (latest) => refused(latest, reply.refusal))
    }
  }

  private async upload(owner: string, entry: Queued, photo: QueuedPhoto): Promise<void> {
    const reply = await this.ports.upload(entry, photo)
    if (reply.ok) this.keep(owner, entry, (latest) => uploaded(latest, photo.sha256, reply.output.fileId))
    else this.refuse(owner, entry, reply.refusal, (latest) => photoRefused(latest, photo.sha256, reply.refusal))
  }

  private async attach(owner: string, entry: Queued, photo: QueuedPhoto): Promise<void> {
    const reply = await this.ports.attach(entry, photo)
    if (reply.ok) this.keep(owner, entry, (latest) => attached(latest, photo.sha256))
    else this.refuse(owner, entry, reply.refusal, (latest) => photoRefused(latest, photo.sha256, reply.refusal))
  }

  /** A no for certain makes the entry step aside; anything else ends the run, and is tried again later. */
  private refuse(owner: string, entry: Queued, refusal: AppRefusal, forCertain: (latest: Queued) => Queued | null): void {
    if (refusal.code === 'not-signed-in') {
      this.met = null
      throw new StoppedError(refusal.code)
    }
    if (refusal.code === 'busy') throw new StoppedError(refusal.code)
    if (refusal.code !== 'internal') {
      this.keep(owner, entry, forCertain)
      this.settle(entry.commandId, { kind: 'refused', refusal })
      return
    }
    this.keep(owner, entry, (latest) => unclear(latest, refusal))
    if (this.store.read(owner, entry.commandId)?.state !== 'refused') throw new StoppedError(refusal.code)
    this.settle(entry.commandId, { kind: 'waiting' })
  }

  /** Writes what an entry has become; one that was taken out meanwhile stays out. */
  private keep(owner: string, entry: Queued, change: (latest: Queued) => Queued | null): void {
    const latest = this.store.read(owner, entry.commandId)
    if (latest !== null) {
      const next = change(latest)
      if (next === null) this.discard(owner, entry.commandId)
      else this.store.put(owner, next)
    }
    this.tell()
  }

  private tryLater(): void {
    const pause = queuePausesMs[Math.min(this.failures, queuePausesMs.length - 1)] ?? 0
    this.failures += 1
    // By chance earlier or later, so that phones which lost the network together don't all come back at once.
    this.callOff = this.ports.later(pause * (0.7 + this.ports.random() * 0.6), () => { void this.run() })
  }

  private outcomeOf(commandId: string): Outcome {
    const owner = this.ports.owner()
    return owner === null || this.store.read(owner, commandId) !== null ? { kind: 'waiting' } : { kind: 'elsewhere' }
  }

  private settle(commandId: string, outcome: Outcome): void {
    this.waiters.get(commandId)?.(outcome)
    this.waiters.delete(commandId)
  }
}
