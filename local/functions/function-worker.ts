// The thread that runs a function: loads its file, then answers one call after the other.
import { createRequire } from 'node:module'
import { platform, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { detailsOf } from '../failure'
import { shiftDate } from './shifted-date'
import type { CallMessage, WorkerMessage, WorkerStart } from './worker-messages'

/** What a timer does gives way to what somebody waits for. */
const TIMED_PRIORITY = 5

type Main = (event: unknown, context: unknown) => unknown

const port = parentPort
if (port === null) throw new Error('function-worker runs as a worker thread only')
const { functionFile, clockOffset, isTimed } = workerData as WorkerStart
shiftDate(clockOffset)
// On Linux this is the thread's own priority, elsewhere it would be everything's.
if (isTimed && platform() === 'linux') setPriority(TIMED_PRIORITY)

const loaded: unknown = createRequire(functionFile)(functionFile)
const main = mainOf(loaded)

port.on('message', (call: CallMessage) => {
  void answer(call).then((message) => {
    port.postMessage(message)
  })
})
port.postMessage({ kind: 'ready' } satisfies WorkerMessage)

async function answer({ eventText, context }: CallMessage): Promise<WorkerMessage> {
  try {
    const result: unknown = await main(JSON.parse(eventText), context)
    return { kind: 'result', text: jsonOf(result) }
  } catch (error) {
    return { kind: 'error', details: detailsOf(error) }
  }
}

/** What has no JSON, like undefined, the platform answers as null. */
function jsonOf(value: unknown): string {
  const text: unknown = JSON.stringify(value)
  return typeof text === 'string' ? text : 'null'
}

function mainOf(module: unknown): Main {
  const candidate: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, 'main') : undefined
  if (typeof candidate !== 'function') throw new Error(`${functionFile} exports no function "main"`)
  return (event, context) => Reflect.apply(candidate, undefined, [event, context]) as unknown
}
