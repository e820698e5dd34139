import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../cloud-error'
import { ProjectError } from '../project/project-error'
import type { FunctionDeclaration } from '../project/project-files'
import { LOCAL_APP_ID, fromFunction } from './call-context'
import type { CallOrigin } from './call-context'
import { FunctionWorkerHandle } from './function-worker-handle'
import type { WorkerEnvironment } from './function-worker-handle'
import { WorkerPool } from './worker-pool'

const MAX_EVENT_BYTES = 100 * 1024
const MAX_RESULT_BYTES = 6 * 1024 * 1024

export interface FunctionHostOptions extends WorkerEnvironment {
  readonly functions: readonly FunctionDeclaration[]
  readonly functionsDir: string
  readonly poolSizes: Readonly<Record<string, number>>
  readonly log: (message: string) => void
  /** A worker's call has ended: whatever it left open must be closed. */
  readonly onCallEnd: (workerKey: string) => void
}

/** Runs the built functions as the platform would. */
export class FunctionHost {
  private readonly pools = new Map<string, WorkerPool>()

  constructor(private readonly options: FunctionHostOptions) {
    for (const declaration of options.functions) this.pools.set(declaration.name, this.poolOf(declaration))
  }

  async warm(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.warm()))
  }

  /** The result as JSON text. Rejects with the platform's error where the function throws, hangs or dies. */
  async invoke(name: string, dataText: string, origin: CallOrigin): Promise<string> {
    const pool = this.pools.get(name)
    if (pool === undefined) throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName ${name} could not be found`)
    if (Buffer.byteLength(dataText) > MAX_EVENT_BYTES) {
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the call's data exceeds ${MAX_EVENT_BYTES / 1024} KB`)
    }
    const resultText = await pool.call(eventText(dataText, origin), origin)
    if (Buffer.byteLength(resultText) > MAX_RESULT_BYTES) {
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the result exceeds 6 MB')
    }
    return resultText
  }

  /** How a call made by the function in this worker, right now, is to be seen; null for an unknown key. */
  originOfWorker(workerKey: string): CallOrigin | null {
    for (const pool of this.pools.values()) {
      const worker = pool.find(workerKey)
      if (worker !== null) return fromFunction(worker.origin ?? { source: '' })
    }
    return null
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private poolOf(declaration: FunctionDeclaration): WorkerPool {
    const { functionsDir, poolSizes, log } = this.options
    const file = join(functionsDir, declaration.name, 'index.js')
    if (!existsSync(file)) throw new ProjectError(`云函数还没有构建：缺少 ${file}（先运行 npm run build:functions）。`)
    return new WorkerPool(
      poolSizes[declaration.name] ?? 1,
      (onGone) =>
        new FunctionWorkerHandle(declaration, file, this.options, (worker, reason) => {
          log(`function ${declaration.name}: ${reason}`)
          onGone(worker)
        }),
      ({ key }) => {
        this.options.onCallEnd(key)
      },
    )
  }
}

/** As the platform hands it over: what the caller sent, and for calls from the app who they are. */
function eventText(dataText: string, origin: CallOrigin): string {
  const data: unknown = JSON.parse(dataText === '' ? '{}' : dataText)
  if (origin.openid === undefined) return JSON.stringify(data)
  const fields = typeof data === 'object' && data !== null ? data : {}
  return JSON.stringify({ ...fields, userInfo: { appId: LOCAL_APP_ID, openId: origin.openid } })
}
