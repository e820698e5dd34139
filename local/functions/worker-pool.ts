import { CloudError } from '../cloud-error'
import type { CallOrigin } from './call-context'
import type { FunctionWorkerHandle } from './function-worker-handle'

const MAX_QUEUED = 10_000

interface QueuedCall {
  readonly eventText: string
  readonly origin: CallOrigin
  readonly resolve: (resultText: string) => void
  readonly reject: (error: unknown) => void
}

/** The instances of one function: at most `size` workers with one call each; further calls wait in line. */
export class WorkerPool {
  private readonly workers = new Set<FunctionWorkerHandle>()
  private readonly idle: FunctionWorkerHandle[] = []
  private readonly queue: QueuedCall[] = []
  private isClosed = false

  constructor(
    private readonly size: number,
    private readonly startWorker: (onGone: (worker: FunctionWorkerHandle) => void) => FunctionWorkerHandle,
    /** Called when a worker's call has ended, however it ended. */
    private readonly onCallEnd: (worker: FunctionWorkerHandle) => void,
  ) {}

  /** Starts all workers and waits until they have loaded the function. */
  async warm(): Promise<void> {
    while (this.workers.size < this.size) this.idle.push(this.addWorker())
    await Promise.all([...this.workers].map((worker) => worker.ready))
  }

  call(eventText: string, origin: CallOrigin): Promise<string> {
    if (this.queue.length >= MAX_QUEUED) {
      return Promise.reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'too many calls are waiting'))
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ eventText, origin, resolve, reject })
      this.dispatch()
    })
  }

  find(workerKey: string): FunctionWorkerHandle | null {
    for (const worker of this.workers) if (worker.key === workerKey) return worker
    return null
  }

  async close(): Promise<void> {
    this.isClosed = true
    for (const { reject } of this.queue.splice(0)) reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the local cloud is closing'))
    await Promise.all([...this.workers].map((worker) => worker.stop()))
  }

  private dispatch(): void {
    if (this.isClosed) return
    while (this.queue.length > 0) {
      const worker = this.idle.pop() ?? (this.workers.size < this.size ? this.addWorker() : undefined)
      if (worker === undefined) return
      const call = this.queue.shift()
      if (call !== undefined) this.run(worker, call)
    }
  }

  private run(worker: FunctionWorkerHandle, { eventText, origin, resolve, reject }: QueuedCall): void {
    void worker
      .run(eventText, origin)
      .then(resolve, reject)
      .finally(() => {
        this.onCallEnd(worker)
        if (!worker.isGone) this.idle.push(worker)
        this.dispatch()
      })
  }

  private addWorker(): FunctionWorkerHandle {
    const worker = this.startWorker((gone) => {
      this.workers.delete(gone)
      const at = this.idle.indexOf(gone)
      if (at >= 0) this.idle.splice(at, 1)
    })
    this.workers.add(worker)
    return worker
  }
}
