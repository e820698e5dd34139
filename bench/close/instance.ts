import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local'

/** As the platform's plan: `timeout` of cloudbaserc.json would allow 60 s; a slice stops itself at 70 % of this. */
const limitMs = 25_000
const sampleEveryMs = 100
/** Between slices of an instance that finds all work taken by the other: the platform's timer would strike once a minute. */
const restMs = 250

interface SliceReport {
  readonly moved: number
  readonly isDone: boolean
  readonly ms: number
  readonly cpuMs: number
}

/** One instance of the close in its own process; its memory is sampled while it works. */
export class CloseInstance {
  peakKb = 0
  longestMs = 0
  cpuMs = 0
  private readonly child: ChildProcess
  private readonly sampler: NodeJS.Timeout

  constructor(projectDir: string, { admin }: Pick<LocalCloud, 'admin'>, nowMs: number) {
    this.child = fork(join(projectDir, 'bench', 'close', 'instance.cjs'), [join(projectDir, 'dist', 'functions', 'close', 'index.js')], {
      env: { ...process.env, ...admin.environment, TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local' }, execArgv: ['--max-old-space-size=256'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child.send({ nowMs })
    this.sampler = setInterval(() => { this.peakKb = Math.max(this.peakKb, residentKb(this.child.pid ?? 0)) }, sampleEveryMs)
  }

  /** Slices, one after the other, until one finds nothing to do. */
  async work(): Promise<void> {
    for (;;) {
      const { moved, isDone, ms, cpuMs } = await this.slice()
      this.longestMs = Math.max(this.longestMs, ms)
      this.cpuMs = cpuMs
      if (moved === 0 && isDone) return
      if (moved === 0) await new Promise((resolve) => { setTimeout(resolve, restMs) })
    }
  }

  stop(): void {
    clearInterval(this.sampler)
    this.child.kill('SIGKILL')
  }

  private slice(): Promise<SliceReport> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (report: SliceReport | { error: string }) => {
        if ('error' in report) reject(new Error(report.error))
        else resolve(report)
      })
      this.child.send({ limitMs })
    })
  }
}

/** What the kernel says that a process holds in memory. */
function residentKb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
}
