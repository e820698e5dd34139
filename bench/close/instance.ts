import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local'

/** As the platform's plan: `timeout` of cloudbaserc.json would allow 60 s; a slice stops itself at 70 % of this. */
const limitMs = 25_000
const sampleEveryMs = 100
/** Between slices of an instance that finds all work taken by the other: the platform's timer would strike once a minute. */
const restMs = 250

interface CallReport {
  readonly result: unknown
  readonly ms: number
  readonly cpuMs: number
}

/** One instance of a built function in its own process; its memory is sampled while it works. */
export class FunctionInstance {
  peakKb = 0
  cpuMs = 0
  private readonly child: ChildProcess
  private readonly sampler: NodeJS.Timeout

  constructor(projectDir: string, { admin }: Pick<LocalCloud, 'admin'>, functionName: string, nowMs: number) {
    this.child = fork(join(projectDir, 'bench', 'close', 'instance.cjs'), [join(projectDir, 'dist', 'functions', functionName, 'index.js')], {
      env: { ...process.env, ...admin.environment, TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local' }, execArgv: ['--max-old-space-size=256'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child.send({ nowMs })
    this.sampler = setInterval(() => { this.peakKb = Math.max(this.peakKb, residentKb(this.child.pid ?? 0)) }, sampleEveryMs)
  }

  stop(): void {
    clearInterval(this.sampler)
    this.child.kill('SIGKILL')
  }

  /** One call; rejects where the function fails or its process dies, as it does when its memory is used up. */
  call(event: object, context: { readonly time_limit_in_ms: number; readonly environment: Readonly<Record<string, string>> }): Promise<CallReport> {
    return new Promise((resolve, reject) => {
      const died = () => { reject(new Error('the process died')) }
      this.child.once('exit', died)
      this.child.once('message', (report: CallReport | { error: string }) => {
        this.child.off('exit', died)
        this.peakKb = Math.max(this.peakKb, residentKb(this.child.pid ?? 0))
        if ('error' in report) {
          reject(new Error(report.error))
          return
        }
        this.cpuMs = report.cpuMs
        resolve(report)
      })
      this.child.send({ event, context: { request_id: `instance-${this.child.pid ?? 0}`, ...context, environment: JSON.stringify(context.environment) } })
    })
  }
}

/** One instance of the close. */
export class CloseInstance extends FunctionInstance {
  longestMs = 0

  constructor(projectDir: string, cloud: Pick<LocalCloud, 'admin'>, nowMs: number) {
    super(projectDir, cloud, 'close', nowMs)
  }

  /** Slices, one after the other, until one finds nothing to do. */
  async work(): Promise<void> {
    for (;;) {
      const { result, ms } = await this.call({}, { time_limit_in_ms: limitMs, environment: { TCB_CONTEXT_KEYS: 'TCB_SOURCE', TCB_SOURCE: 'wx_trigger' } })
      const { moved, isDone } = result as { readonly moved: number; readonly isDone: boolean }
      this.longestMs = Math.max(this.longestMs, ms)
      if (moved === 0 && isDone) return
      if (moved === 0) await new Promise((resolve) => { setTimeout(resolve, restMs) })
    }
  }
}

/** What the kernel says that a process holds in memory at most so far; 0 where it is gone. */
function residentKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch (failure) {
    if ((failure as { code?: unknown }).code === 'ENOENT') return 0
    throw failure
  }
}
