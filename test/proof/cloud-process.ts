import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { CallAs, LocalCloud } from '../../local'

interface Message {
  readonly id?: number
  readonly ready?: LocalCloud['admin']
  readonly result?: unknown
  readonly error?: string
  readonly asked?: true
}

/** The process is gone: whether what was asked of it has happened is not known. */
export class ProcessGoneError extends Error {
  override readonly name = 'ProcessGoneError'
}

/** A local cloud in a process of its own, which can be killed at any moment. */
export class CloudProcess {
  private readonly waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  private count = 0
  /** How often WeChat was asked to send something. */
  asked = 0
  private onAsked: () => void = () => undefined

  private constructor(private readonly child: ChildProcess, readonly admin: LocalCloud['admin'], private readonly ended: Promise<void>) {
    child.on('message', ({ id, result, error, asked }: Message) => {
      if (asked === true) {
        this.asked += 1
        this.onAsked()
        return
      }
      const waiting = this.waiting.get(id ?? -1)
      this.waiting.delete(id ?? -1)
      if (error === undefined) waiting?.resolve(result)
      else waiting?.reject(new Error(error))
    })
    void ended.then(() => {
      for (const { reject } of this.waiting.values()) reject(new ProcessGoneError('the process is gone'))
      this.waiting.clear()
    })
  }

  /** Starts one over the data folder; resolves when it is ready. */
  static async start(dataDir: string): Promise<CloudProcess> {
    const child = fork(join(__dirname, 'fixtures', 'cloud-process.cjs'), [dataDir], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let printed = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { printed += text })
    const ended = new Promise<void>((resolve) => child.once('close', () => { resolve() }))
    const admin = await new Promise<LocalCloud['admin']>((resolve, reject) => {
      child.once('message', ({ ready }: Message) => { if (ready !== undefined) resolve(ready) })
      void ended.then(() => { reject(new Error(`did not start: ${printed}`)) })
    })
    return new CloudProcess(child, admin, ended)
  }

  call(name: string, data: unknown, as: CallAs): Promise<unknown> {
    return this.send({ do: 'call', name, data, as })
  }

  /** Messages keep their order, so a call that follows sees the clock set. */
  setClockUnchecked(to: Date | string): void {
    void this.send({ do: 'clock', to }).catch(() => undefined)
  }

  /** From now on WeChat gives no answer; resolves when it is asked the next time. */
  async holdWx(): Promise<{ readonly isAsked: Promise<void> }> {
    const isAsked = new Promise<void>((resolve) => { this.onAsked = resolve })
    await this.send({ do: 'hold' })
    return { isAsked }
  }

  /** kill -9, and waits until it is gone. */
  async close(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }

  private send(message: object): Promise<unknown> {
    this.count += 1
    const id = this.count
    return new Promise((resolve, reject) => {
      if (!this.child.connected) {
        reject(new ProcessGoneError('the process is gone'))
        return
      }
      this.waiting.set(id, { resolve, reject })
      this.child.send({ id, ...message })
    })
  }
}
