import { randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { CloudError } from '../cloud-error'
import { detailsOf } from '../failure'
import type { FunctionOutput } from '../local-cloud'
import type { FunctionDeclaration } from '../project/project-files'
import { callContext, instanceEnvironment } from './call-context'
import type { CallOrigin } from './call-context'
import type { CallMessage, WorkerMessage, WorkerStart } from './worker-messages'

export interface WorkerEnvironment {
  readonly workerFile: string
  readonly clockOffset: SharedArrayBuffer
  /** The endpoint for a worker's SDK; the key in it tells whose request comes. */
  readonly endpointUrl: (workerKey: string) => string
  readonly onOutput: FunctionOutput
}

/** What a call ended with; a worker that is `gone` takes no further call. */
type Settle = (outcome: { text: string } | { error: CloudError }) => void

/** One worker thread and the call that it is on, if any. */
export class FunctionWorkerHandle {
  readonly key = randomBytes(16).toString('hex')
  readonly ready: Promise<void>
  origin: CallOrigin | null = null
  isGone = false
  private readonly worker: Worker
  private settle: Settle | null = null

  constructor(
    private readonly declaration: FunctionDeclaration,
    functionFile: string,
    environment: WorkerEnvironment,
    private readonly onGone: (worker: FunctionWorkerHandle, reason: string) => void,
  ) {
    this.worker = new Worker(environment.workerFile, {
      workerData: { functionFile, clockOffset: environment.clockOffset, isTimed: declaration.timers.length > 0 } satisfies WorkerStart,
      env: instanceEnvironment(declaration, environment.endpointUrl(this.key)),
      resourceLimits: { maxOldGenerationSizeMb: declaration.memoryMb },
      stdout: true,
      stderr: true,
    })
    this.worker.stdout.setEncoding('utf8').on('data', (text: string) => {
      environment.onOutput(text, false)
    })
    this.worker.stderr.setEncoding('utf8').on('data', (text: string) => {
      environment.onOutput(text, true)
    })
    this.worker.unref()
    this.ready = new Promise((resolve) => {
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve()
        else this.finish(message.kind === 'result' ? { text: message.text } : { error: executeFail(message.details) })
      })
      const end = (reason: string): void => {
        resolve()
        this.end(reason)
      }
      this.worker.on('error', (error) => {
        end(detailsOf(error))
      })
      this.worker.on('exit', (code) => {
        end(`worker exited with code ${code}`)
      })
    })
  }

  /** Runs one call; resolves with the result as JSON text, rejects with the platform's error. */
  async run(eventText: string, origin: CallOrigin): Promise<string> {
    await this.ready
    return await new Promise((resolve, reject) => {
      if (this.isGone) {
        reject(executeFail('the function could not be loaded'))
        return
      }
      const { timeoutMs } = this.declaration
      const timer = setTimeout(() => {
        this.finish({ error: new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${timeoutMs / 1000} seconds`) })
        this.end(`timed out after ${timeoutMs} ms`)
        void this.worker.terminate()
      }, timeoutMs)
      this.origin = origin
      this.worker.ref()
      this.settle = (outcome) => {
        clearTimeout(timer)
        this.worker.unref()
        this.settle = null
        this.origin = null
        if ('text' in outcome) resolve(outcome.text)
        else reject(outcome.error)
      }
      this.worker.postMessage({ eventText, context: callContext(this.declaration, origin) } satisfies CallMessage)
    })
  }

  async stop(): Promise<void> {
    this.isGone = true
    this.finish({ error: executeFail('the local cloud is closing') })
    await this.worker.terminate()
  }

  private finish(outcome: Parameters<Settle>[0]): void {
    this.settle?.(outcome)
  }

  private end(reason: string): void {
    if (this.isGone) return
    this.isGone = true
    this.finish({ error: executeFail(reason) })
    this.onGone(this, reason)
  }
}

function executeFail(reason: string): CloudError {
  return new CloudError('FUNCTIONS_EXECUTE_FAIL', reason)
}
